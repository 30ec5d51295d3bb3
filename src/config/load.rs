//! Loading of the settings: the command line over the environment over the file over the defaults.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Parser};
use figment::error::Kind;
use figment::providers::{Format, Toml};
use figment::value::{Dict, Map, Value};
use figment::{Figment, Metadata, Profile, Provider};
use serde_json::json;
use strsim::levenshtein;

use super::setting::{SETTINGS, Setting};
use super::settings::{Given, Settings};

/// The file that is read if no other is named.
const DEFAULT_FILE: &str = "claimdesk.toml";

/// The reason why the settings, or the rest of the command line, are refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The command line is wrong, or asks for help or the version.
    #[error("{0}")]
    CommandLine(clap::Error),

    /// The file cannot be read.
    #[error("the settings file {path} cannot be read; correct --config or CLAIMDESK_CONFIG, or its permissions")]
    File {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },

    /// The file is not TOML.
    #[error("the settings file {path} is not TOML: {reason}")]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The position and the reason, from the TOML parser.
        reason: String,
    },

    /// A key or variable that is not a setting.
    #[error("{place} is not a setting of Claimdesk; did you mean {nearest}?")]
    Unknown {
        /// The variable, or the key and its file.
        place: String,
        /// The most similar valid name.
        nearest: String,
    },

    /// A value that the setting cannot have.
    #[error("the setting {key} ({origin}) is {value}, but it {must}")]
    Wrong {
        /// The setting's key.
        key: String,
        /// The file, variable or flag with the value.
        origin: String,
        /// The value in quotation marks, or a placeholder if it is secret.
        value: String,
        /// What the value must be.
        must: String,
    },
}

impl Error {
    /// Prints this error (or the help that was asked for) and ends the process: with 0 after help, otherwise with 2.
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

/// Reads the command line of this process, and the settings from it, the environment and the file.
///
/// ```no_run
/// use clap::{Parser, Subcommand};
/// use claimdesk::config;
///
/// #[derive(Parser)]
/// struct Cli {
///     #[command(subcommand)]
///     command: Command,
/// }
///
/// #[derive(Subcommand)]
/// enum Command {
///     Config,
/// }
///
/// let (cli, settings) = config::parse::<Cli>().unwrap_or_else(|error| error.exit());
/// match cli.command {
///     Command::Config => print!("{}", config::effective(&settings)),
/// }
/// ```
pub fn parse<C: Parser>() -> Result<(C, Settings), Error> {
    parse_from(std::env::args_os(), std::env::vars_os(), Path::new(""))
}

/// [`parse`] with explicit inputs: the command line (program name first), the environment, and the working directory.
pub fn parse_from<C: Parser>(
    arguments: impl IntoIterator<Item = OsString>,
    environment: impl IntoIterator<Item = (OsString, OsString)>,
    directory: &Path,
) -> Result<(C, Settings), Error> {
    let flags =
        C::command().args(SETTINGS.iter().map(argument)).try_get_matches_from(arguments).map_err(Error::CommandLine)?;
    let cli = C::from_arg_matches(&flags).map_err(Error::CommandLine)?;

    let mut layers = from_environment(environment)?;
    layers.extend(from_flags(&flags));
    let named = layers.iter().rev().find_map(Layer::config_file);
    if let Some(file) = from_file(named, directory)? {
        layers.insert(0, file);
    }
    Ok((cli, merged(layers)?))
}

/// Values of one origin.
struct Layer {
    origin: String,
    values: Dict,
}

impl Layer {
    fn one(setting: &Setting, origin: String, text: &str) -> Self {
        let value = figment::util::nest(&setting.key, Value::from(text));
        Self { origin, values: value.into_dict().unwrap_or_default() }
    }

    fn config_file(&self) -> Option<&str> {
        self.values.get("config")?.as_str()
    }
}

impl Provider for Layer {
    fn metadata(&self) -> Metadata {
        Metadata::named(self.origin.clone())
    }

    fn data(&self) -> figment::Result<Map<Profile, Dict>> {
        Ok(Profile::Default.collect(self.values.clone()))
    }
}

/// The flag of a setting. Its value is checked with those of the other layers, so clap takes any text.
fn argument(setting: &'static Setting) -> Arg {
    let name = setting.key.rsplit(['.', '_']).next().unwrap_or_default();
    let default = setting.default.as_deref().unwrap_or_default();
    let default = match default {
        "" => String::new(),
        default => format!(" [default: {default}]"),
    };
    let help = format!("{}{default} [env: {}]", setting.meaning, setting.variable());
    Arg::new(setting.key.as_str())
        .long(setting.flag().trim_start_matches('-').to_owned())
        .value_name(name.to_uppercase())
        .help(help)
        .help_heading("Settings")
        .global(true)
}

fn from_flags(flags: &ArgMatches) -> impl Iterator<Item = Layer> {
    SETTINGS.iter().filter_map(|setting| {
        let text = flags.get_one::<String>(&setting.key)?;
        Some(Layer::one(setting, format!("flag {}", setting.flag()), text))
    })
}

fn from_environment(environment: impl IntoIterator<Item = (OsString, OsString)>) -> Result<Vec<Layer>, Error> {
    let mut layers = Vec::new();
    for (name, value) in environment {
        let name = name.to_string_lossy().into_owned();
        let origin = format!("environment variable {name}");
        let Some(setting) = SETTINGS.iter().find(|setting| setting.variable() == name) else {
            if name.starts_with("CLAIMDESK_") {
                let names = SETTINGS.iter().map(Setting::variable);
                return Err(unknown(format!("the {origin}"), &name, names));
            }
            continue;
        };
        match value.into_string() {
            // `NAME= command` is how a shell removes a variable.
            Ok(text) if text.is_empty() => {}
            Ok(text) => layers.push(Layer::one(setting, origin, &text)),
            Err(value) => {
                let text = value.to_string_lossy();
                return Err(wrong(&setting.key, origin, &text, "must be UTF-8".to_owned()));
            }
        }
    }
    Ok(layers)
}

fn from_file(named: Option<&str>, directory: &Path) -> Result<Option<Layer>, Error> {
    let path = directory.join(named.unwrap_or(DEFAULT_FILE));
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound && named.is_none() => return Ok(None),
        Err(source) => return Err(Error::File { path, source }),
    };
    let origin = format!("file {}", path.display());
    let values: Dict = Toml::from_str(&text).map_err(|error| Error::Syntax { reason: error.to_string(), path })?;
    if values.contains_key("config") {
        return Err(unknown_key("config", &origin));
    }
    Ok(Some(Layer { origin, values }))
}

/// Checks each layer on its own merits, also where a later one overrides it.
fn merged(layers: Vec<Layer>) -> Result<Settings, Error> {
    let defaults = SETTINGS.iter().filter_map(|setting| {
        let default = setting.default.as_deref()?;
        Some(Layer::one(setting, "default".to_owned(), default))
    });
    let mut figment = defaults.fold(Figment::new(), Figment::merge);
    let mut settings: Settings = figment.extract().map_err(|error| refused(error, &figment))?;
    for layer in layers {
        figment = figment.merge(layer);
        settings = figment.extract().map_err(|error| refused(error, &figment))?;
    }
    settings.given = given(&figment);
    Ok(settings)
}

/// The values with their origins, masked so that they may be shown.
fn given(figment: &Figment) -> BTreeMap<&'static str, Given> {
    let given = SETTINGS.iter().filter_map(|setting| {
        let key = setting.key.as_str();
        let text = setting.masked(&text(&figment.find_value(key).ok()?));
        let origin = figment.find_metadata(key)?.name.to_string();
        Some((key, Given { text, origin }))
    });
    given.collect()
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| json!(value).to_string(), str::to_owned)
}

fn refused(error: figment::Error, figment: &Figment) -> Error {
    let key = error.path.join(".");
    let origin = error.metadata.map_or_else(String::new, |layer| layer.name.into_owned());
    match (error.kind, figment.find_value(&key)) {
        (Kind::Message(must), Ok(value)) => wrong(&key, origin, &text(&value), must),
        _ => unknown_key(&key, &origin),
    }
}

fn wrong(key: &str, origin: String, value: &str, must: String) -> Error {
    let secret = SETTINGS.iter().any(|setting| setting.key == key && setting.secret);
    Error::Wrong {
        key: key.to_owned(),
        origin,
        value: if secret { "not shown here".to_owned() } else { format!("{value:?}") },
        must,
    }
}

fn unknown_key(key: &str, origin: &str) -> Error {
    let keys = SETTINGS.iter().map(|setting| setting.key.clone());
    let keys = keys.filter(|key| key != "config");
    unknown(format!("{key} ({origin})"), key, keys)
}

/// Suggests the name that is most similar, or whose section is.
fn unknown(place: String, wrong: &str, names: impl Iterator<Item = String>) -> Error {
    let distance = |name: &String| {
        let section = name.split('.').next().unwrap_or_default();
        levenshtein(wrong, name).min(levenshtein(wrong, section))
    };
    Error::Unknown { place, nearest: names.min_by_key(distance).unwrap_or_default() }
}
