//! Which installed Postgres do we run?

use std::cmp::Reverse;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Error;

/// The major versions Claimdesk is tested with.
pub const SUPPORTED: std::ops::RangeInclusive<u32> = 15..=18;

/// Where Debian and Ubuntu keep one directory for each major version.
const DISTRIBUTION: &str = "/usr/lib/postgresql";

/// The programs of one installed Postgres.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    /// The directory that holds `initdb`, `postgres` and `pg_ctl` of this version.
    pub dir: PathBuf,
    /// The major version, for example 17.
    pub major: u32,
}

impl Binaries {
    /// The path of one program, for example `initdb`.
    #[must_use]
    pub fn program(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// The programs in `dir`, when it holds all we need and they run.
    fn in_dir(dir: &Path) -> Option<Self> {
        // Distributions link single programs into PATH; the others are beside the real one.
        let dir = fs::canonicalize(dir.join("initdb"))
            .ok()?
            .parent()?
            .to_path_buf();
        let complete = ["postgres", "pg_ctl"]
            .iter()
            .all(|name| dir.join(name).is_file());
        if !complete {
            return None;
        }

        let answer = Command::new(dir.join("postgres"))
            .arg("--version")
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .output()
            .ok()?;
        let major = major_of(&String::from_utf8_lossy(&answer.stdout))?;
        Some(Self { dir, major })
    }
}

/// The server programs to use: those in `bin_dir` when it is given, otherwise from `PATH`, otherwise the newest
/// that the distribution installed. With `major` only that major version will do.
pub fn find_binaries(bin_dir: Option<&Path>, major: Option<u32>) -> Result<Binaries, Error> {
    let dirs = bin_dir.map_or_else(default_dirs, |dir| vec![dir.to_path_buf()]);
    let installed: Vec<Binaries> = dirs
        .iter()
        .filter_map(|dir| Binaries::in_dir(dir))
        .filter(|binaries| SUPPORTED.contains(&binaries.major))
        .collect();

    let wanted = |binaries: &&Binaries| major.is_none_or(|major| major == binaries.major);
    if let Some(found) = installed.iter().find(wanted) {
        return Ok(found.clone());
    }

    match (major, installed.is_empty()) {
        (Some(cluster), false) => Err(Error::OtherVersion {
            path: PathBuf::from("the data directory"),
            cluster,
            installed: versions(&installed),
        }),
        _ => Err(Error::NoServer {
            searched: bin_dir.map_or_else(
                || format!("PATH and {DISTRIBUTION}"),
                |dir| dir.display().to_string(),
            ),
        }),
    }
}

/// The directories of `PATH`, then the distribution's, newest version first.
fn default_dirs() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut dirs: Vec<PathBuf> = env::split_paths(&path)
        .filter(|dir| dir.is_absolute())
        .collect();

    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir(DISTRIBUTION)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((number(&entry.file_name())?, entry.path().join("bin"))))
        .collect();
    versions.sort_by_key(|(major, _)| Reverse(*major));

    dirs.extend(versions.into_iter().map(|(_, dir)| dir));
    dirs
}

fn number(name: &OsStr) -> Option<u32> {
    name.to_str()?.parse().ok()
}

/// `postgres (PostgreSQL) 17.2 (Debian 17.2-1)` → 17; betas say `18beta1`.
fn major_of(version: &str) -> Option<u32> {
    let number = version.split_whitespace().nth(2)?;
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn versions(installed: &[Binaries]) -> String {
    let mut majors: Vec<u32> = installed.iter().map(|binaries| binaries.major).collect();
    majors.sort_by_key(|major| Reverse(*major));
    majors.dedup();
    majors
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" and ")
}
