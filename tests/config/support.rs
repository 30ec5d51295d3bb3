//! Test settings: command line, environment, settings file.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use claimdesk::cli::Cli;
use claimdesk::config::{self, Error, Settings};

/// A working directory with an optional settings file, removed at the end.
pub struct Dir(pub PathBuf);

impl Dir {
    pub fn new(name: &str, file: &str) -> Self {
        let path = std::env::temp_dir().join(format!("claimdesk-config-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("claimdesk.toml"), file).unwrap();
        Self(path)
    }

    pub fn parse(&self, line: &str, environment: &[(&str, &str)]) -> Result<(Cli, Settings), Error> {
        let arguments = std::iter::once("claimdesk").chain(line.split_whitespace());
        let environment = environment.iter().map(|(name, value)| (name.into(), value.into()));
        config::parse_from(arguments.map(OsString::from), environment, &self.0)
    }

    pub fn settings(&self, line: &str, environment: &[(&str, &str)]) -> Settings {
        self.parse(line, environment).unwrap().1
    }

    pub fn refusal(&self, line: &str, environment: &[(&str, &str)]) -> String {
        self.parse(line, environment).unwrap_err().to_string()
    }

    pub fn origin(&self) -> String {
        format!("file {}", self.0.join("claimdesk.toml").display())
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

pub fn settings(environment: &[(&str, &str)]) -> Settings {
    let nowhere = Dir(PathBuf::from("/nonexistent"));
    nowhere.settings("serve", environment)
}

pub fn refusal(line: &str, environment: &[(&str, &str)]) -> String {
    Dir(PathBuf::from("/nonexistent")).refusal(line, environment)
}
