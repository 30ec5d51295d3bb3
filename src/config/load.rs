//! What do the flags, the environment and the file say, and may they say it?

use std::collections::BTreeMap;
use std::error::Error as _;
use std::ffi::OsString;
use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::builder::Resettable;
use clap::error::{ContextKind, ContextValue, ErrorKind as ClapKind};
use clap::parser::ValueSource;
use clap::{Arg, Args, Command, Parser};
use toml::{Table, Value};

use super::Settings;

/// The file that is read when none is named.
const DEFAULT_FILE: &str = "claimdesk.toml";
/// Variables that are nobody's setting: of the evaluation and of the end-to-end tests.
const OTHER_VARIABLES: [&str; 2] = ["CLAIMDESK_EVAL", "CLAIMDESK_E2E_"];

/// Where the value of a setting came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Nobody gave one.
    Default,
    /// A file, under the setting's own key.
    File(PathBuf),
    /// An environment variable of this name.
    Environment(String),
    /// A flag of this name, with its dashes.
    Flag(String),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => write!(f, "default"),
            Self::File(path) => write!(f, "file {}", path.display()),
            Self::Environment(name) => write!(f, "environment variable {name}"),
            Self::Flag(name) => write!(f, "flag {name}"),
        }
    }
}

/// Why the settings, or the command line as a whole, cannot be taken.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The command line is wrong, or asked for help or the version.
    #[error("{0}")]
    CommandLine(clap::Error),

    /// The file cannot be read.
    #[error(
        "the settings file {path} cannot be read; correct --config or CLAIMDESK_CONFIG, or its permissions"
    )]
    File {
        /// The file.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },

    /// The file is not TOML.
    #[error("the settings file {path} is not TOML: {reason}")]
    Syntax {
        /// The file.
        path: PathBuf,
        /// Where and why, as the TOML parser says it.
        reason: String,
    },

    /// A key or variable that is no setting.
    #[error("{place} is not a setting of Claimdesk; did you mean {nearest}?")]
    Unknown {
        /// The variable, or the key and its file.
        place: String,
        /// The valid name that is most like it.
        nearest: String,
    },

    /// A value that the setting cannot have.
    #[error("the setting {key} ({source_name}) is {value}, but it {must}")]
    Wrong {
        /// The setting's key.
        key: String,
        /// Where the value came from, in words.
        source_name: String,
        /// The value in quotation marks, or a stand-in when it is a secret.
        value: String,
        /// What it must be.
        must: String,
    },
}

impl Error {
    /// Prints this error (or the help that was asked for) and ends the process: with 0 after help, otherwise
    /// with 2.
    pub fn exit(&self) -> ! {
        if let Self::CommandLine(error) = self {
            error.exit();
        }
        eprintln!("claimdesk: {self}");
        let mut cause = self.source();
        while let Some(error) = cause {
            eprintln!("  because: {error}");
            cause = error.source();
        }
        std::process::exit(2)
    }
}

/// Reads the command line of this process with the environment and the file beneath it.
///
/// ```no_run
/// use clap::{Parser, Subcommand};
/// use claimdesk::config::{self, Settings};
///
/// #[derive(Parser)]
/// struct Cli {
///     #[command(flatten)]
///     settings: Settings,
///     #[command(subcommand)]
///     command: Command,
/// }
///
/// #[derive(Subcommand)]
/// enum Command {
///     Config,
/// }
///
/// // How `parse` finds the settings in the command line of its caller.
/// impl AsMut<Settings> for Cli {
///     fn as_mut(&mut self) -> &mut Settings {
///         &mut self.settings
///     }
/// }
///
/// let cli: Cli = config::parse().unwrap_or_else(|error| error.exit());
/// match cli.command {
///     Command::Config => print!("{}", config::effective(&cli.settings)),
/// }
/// ```
pub fn parse<C: Parser + AsMut<Settings>>() -> Result<C, Error> {
    parse_from(std::env::args_os(), std::env::vars_os(), Path::new(""))
}

/// [`parse`] with everything it depends on: the command line (program name first), the environment, and the
/// directory in which files are looked for.
pub fn parse_from<C: Parser + AsMut<Settings>>(
    arguments: impl IntoIterator<Item = OsString>,
    environment: impl IntoIterator<Item = (OsString, OsString)>,
    directory: &Path,
) -> Result<C, Error> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let definitions = definitions();

    // The flags alone: they name the file, and a mistake in them needs no file to be told.
    let mut command = C::command();
    for arg in &definitions {
        command = command.mut_arg(arg.get_id(), without_environment);
    }
    let flags = command
        .clone()
        .try_get_matches_from(&arguments)
        .map_err(|error| flag_error(error, &definitions))?;

    let mut layers = from_environment(&definitions, environment)?;
    let named = flags
        .get_one::<PathBuf>("config")
        .cloned()
        .or_else(|| layers.get("config").map(|(value, _)| PathBuf::from(value)));
    for (key, value) in from_file(&definitions, named.as_deref(), directory)? {
        layers.entry(key).or_insert(value);
    }

    let mut sources = BTreeMap::new();
    for arg in &definitions {
        let key = arg.get_id().as_str();
        if let Some((value, source)) = layers.remove(key) {
            check(arg, &value, &source)?;
            command = command.mut_arg(key, |arg| arg.default_value(value));
            sources.insert(key.to_owned(), source);
        }
        if flags.value_source(key) == Some(ValueSource::CommandLine) {
            sources.insert(key.to_owned(), Source::Flag(flag(arg)));
        }
    }

    let mut matches = command
        .try_get_matches_from(&arguments)
        .map_err(Error::CommandLine)?;
    let mut cli = C::from_arg_matches_mut(&mut matches).map_err(Error::CommandLine)?;
    cli.as_mut().sources = sources;
    Ok(cli)
}

type Layers = BTreeMap<String, (String, Source)>;

/// Every setting, in the order of their definition.
pub(super) fn definitions() -> Vec<Arg> {
    Settings::augment_args(Command::new("settings"))
        .get_arguments()
        .cloned()
        .collect()
}

/// The name of the setting's environment variable.
pub(super) fn variable(arg: &Arg) -> String {
    arg.get_env()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

pub(super) fn flag(arg: &Arg) -> String {
    format!("--{}", arg.get_long().unwrap_or_default())
}

/// Whether the setting must not be shown. The one definition marks it for clap's own help.
pub(super) fn is_secret(arg: &Arg) -> bool {
    arg.is_hide_env_values_set()
}

/// Takes the reading of the environment away from clap, which could neither say where a wrong value came from nor
/// skip an empty one, and leaves the name in the help.
fn without_environment(arg: Arg) -> Arg {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let name = variable(&arg);
    arg.env(Resettable::Reset)
        .help(format!("{help} [env: {name}]"))
        .long_help(Resettable::Reset)
}

fn from_environment(
    definitions: &[Arg],
    environment: impl IntoIterator<Item = (OsString, OsString)>,
) -> Result<Layers, Error> {
    let mut layers = Layers::new();
    for (name, value) in environment {
        let name = name.to_string_lossy().into_owned();
        let Some(arg) = definitions.iter().find(|arg| variable(arg) == name) else {
            let exempt = OTHER_VARIABLES.iter().any(|other| name.starts_with(other));
            if name.starts_with("CLAIMDESK_") && !exempt {
                let nearest = nearest(&name, definitions.iter().map(variable));
                let place = format!("the environment variable {name}");
                return Err(Error::Unknown { place, nearest });
            }
            continue;
        };

        let source = Source::Environment(name);
        let value = value.into_string().map_err(|value| {
            wrong(
                arg,
                &value.to_string_lossy(),
                &source.to_string(),
                "must be UTF-8".to_owned(),
            )
        })?;
        // `NAME= command` is how a shell takes a variable away.
        if !value.is_empty() {
            layers.insert(arg.get_id().to_string(), (value, source));
        }
    }
    Ok(layers)
}

fn from_file(definitions: &[Arg], named: Option<&Path>, directory: &Path) -> Result<Layers, Error> {
    let path = directory.join(named.unwrap_or(Path::new(DEFAULT_FILE)));
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound && named.is_none() => {
            return Ok(Layers::new());
        }
        Err(source) => return Err(Error::File { path, source }),
    };
    let table: Table = toml::from_str(&text).map_err(|error| Error::Syntax {
        path: path.clone(),
        reason: error.to_string(),
    })?;

    let mut layers = Layers::new();
    for (key, value) in flatten("", table) {
        let is_this = |arg: &&Arg| arg.get_id().as_str() == key && key != "config";
        let Some(arg) = definitions.iter().find(is_this) else {
            let keys = definitions.iter().map(|arg| arg.get_id().to_string());
            let nearest = nearest(&key, keys.filter(|key| key != "config"));
            let place = format!("{key} (file {})", path.display());
            return Err(Error::Unknown { place, nearest });
        };

        let source = Source::File(path.clone());
        let text = match value {
            Value::String(text) => text,
            Value::Integer(number) => number.to_string(),
            Value::Float(_)
            | Value::Boolean(_)
            | Value::Datetime(_)
            | Value::Array(_)
            | Value::Table(_) => {
                let must = "must be a text in quotation marks or a whole number".to_owned();
                return Err(wrong(arg, &value.to_string(), &source.to_string(), must));
            }
        };
        layers.insert(key, (text, source));
    }
    Ok(layers)
}

/// `[http] listen = …` and `http.listen = …` are the key `http.listen`.
fn flatten(prefix: &str, table: Table) -> Vec<(String, Value)> {
    let mut flat = Vec::new();
    for (name, value) in table {
        let key = if prefix.is_empty() {
            name
        } else {
            format!("{prefix}.{name}")
        };
        match value {
            Value::Table(table) if !table.is_empty() => flat.extend(flatten(&key, table)),
            // An empty section says nothing.
            Value::Table(_) => {}
            value => flat.push((key, value)),
        }
    }
    flat
}

/// Asks the setting's own parser, so that a refusal can say which layer the value is from.
fn check(arg: &Arg, value: &str, source: &Source) -> Result<(), Error> {
    let alone = Command::new("setting")
        .no_binary_name(true)
        .arg(without_environment(arg.clone()));
    match alone.try_get_matches_from([format!("{}={value}", flag(arg))]) {
        Ok(_) => Ok(()),
        Err(error) => Err(wrong(arg, value, &source.to_string(), must(&error))),
    }
}

/// A wrong value of a setting is told like one from any other layer; the rest is clap's to tell.
fn flag_error(error: clap::Error, definitions: &[Arg]) -> Error {
    if error.kind() != ClapKind::ValueValidation {
        return Error::CommandLine(error);
    }
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.as_str(),
        _ => "",
    };
    // "--http-listen <ADDRESS>"
    let name = context(ContextKind::InvalidArg)
        .split(' ')
        .next()
        .unwrap_or_default();
    match definitions.iter().find(|arg| flag(arg) == name) {
        Some(arg) => {
            let source = Source::Flag(name.to_owned()).to_string();
            wrong(
                arg,
                context(ContextKind::InvalidValue),
                &source,
                must(&error),
            )
        }
        None => Error::CommandLine(error),
    }
}

fn must(error: &clap::Error) -> String {
    error
        .source()
        .map_or_else(|| "has another form".to_owned(), ToString::to_string)
}

fn wrong(arg: &Arg, value: &str, source_name: &str, must: String) -> Error {
    Error::Wrong {
        key: arg.get_id().to_string(),
        source_name: source_name.to_owned(),
        value: if is_secret(arg) {
            "not shown here".to_owned()
        } else {
            format!("{value:?}")
        },
        must,
    }
}

/// The name that takes the fewest changes of one character to become `wrong`; of a section, a key in it.
fn nearest(wrong: &str, names: impl Iterator<Item = String>) -> String {
    names
        .min_by_key(|name| (!name.starts_with(wrong), distance(wrong, name)))
        .unwrap_or_default()
}

/// The Levenshtein distance, one row at a time.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut diagonal = i;
        let mut next = vec![left];
        for (to, above) in b.chars().zip(row.iter().skip(1)) {
            let replaced = diagonal + usize::from(from != to);
            left = replaced.min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
