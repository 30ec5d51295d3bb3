//! Installed PostgreSQL server programs: search, version, choice.

use std::cmp::Reverse;
use std::env;
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::Error;

/// The major versions that this crate supports.
pub const SUPPORTED: RangeInclusive<u32> = 15..=18;

/// Debian and Ubuntu have one directory per major version here.
const DISTRIBUTION: &str = "/usr/lib/postgresql";

/// The programs of one installed server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    /// The directory of `initdb`, `postgres` and `pg_ctl`, without symbolic links.
    pub dir: PathBuf,
    /// The major version, for example 17.
    pub major: u32,
}

impl Binaries {
    /// All supported servers, in search order: those in `bin_dir`, or without it those in `PATH`, then those of the
    /// distribution, newest first.
    #[must_use]
    pub fn installed(bin_dir: Option<&Path>) -> Vec<Self> {
        let dirs = bin_dir.map_or_else(default_dirs, |dir| vec![dir.to_path_buf()]);
        let found = dirs.iter().filter_map(|dir| Self::in_dir(dir));
        found.filter(|binaries| SUPPORTED.contains(&binaries.major)).collect()
    }

    /// The first of [`Binaries::installed`]; [`Error::NoServer`] if there is none.
    pub fn find(bin_dir: Option<&Path>) -> Result<Self, Error> {
        let first = Self::installed(bin_dir).into_iter().next();
        first.ok_or_else(|| no_server(bin_dir))
    }

    /// The server of version `major`, the only one that can run the existing `cluster`.
    pub(crate) fn for_cluster(bin_dir: Option<&Path>, cluster: &Path, major: u32) -> Result<Self, Error> {
        let installed = Self::installed(bin_dir);
        if installed.is_empty() {
            return Err(no_server(bin_dir));
        }
        let mut majors: Vec<u32> = installed.iter().map(|binaries| binaries.major).collect();
        majors.sort_by_key(|major| Reverse(*major));
        majors.dedup();
        let same = installed.into_iter().find(|binaries| binaries.major == major);
        same.ok_or_else(|| Error::OtherVersion {
            path: cluster.to_path_buf(),
            cluster: major,
            installed: majors.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and "),
        })
    }

    /// The path of one program, for example `initdb`.
    #[must_use]
    pub fn program(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// The programs in `dir`, if it holds all of them and `postgres` runs.
    fn in_dir(dir: &Path) -> Option<Self> {
        // Distributions link single programs into PATH; the other programs are next to the link's target.
        let initdb = fs::canonicalize(dir.join("initdb")).ok()?;
        let dir = initdb.parent()?.to_path_buf();
        if !dir.join("pg_ctl").is_file() {
            return None;
        }
        let output = Command::new(dir.join("postgres"))
            .arg("--version")
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .output()
            .ok()?;
        let major = major_of(&String::from_utf8_lossy(&output.stdout))?;
        Some(Self { dir, major })
    }
}

fn no_server(bin_dir: Option<&Path>) -> Error {
    Error::NoServer {
        supported: SUPPORTED,
        searched: bin_dir.map_or_else(|| format!("PATH and {DISTRIBUTION}"), |dir| dir.display().to_string()),
    }
}

/// The directories of `PATH`, then the distribution's, newest version first.
fn default_dirs() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir(DISTRIBUTION)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let major = entry.file_name().to_str()?.parse().ok()?;
            Some((major, entry.path().join("bin")))
        })
        .collect();
    versions.sort_by_key(|(major, _)| Reverse(*major));

    env::split_paths(&path).filter(|dir| dir.is_absolute()).chain(versions.into_iter().map(|(_, dir)| dir)).collect()
}

/// `postgres (PostgreSQL) 17.2 (Debian 17.2-1)` → 17; betas print `18beta1`.
fn major_of(version: &str) -> Option<u32> {
    let number = version.split_whitespace().nth(2)?;
    let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    number.get(..end)?.parse().ok()
}
