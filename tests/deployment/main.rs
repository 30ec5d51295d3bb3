//! Dockerfile and compose file: paths, ports, settings, commands and versions match the code.
//!
//! The tests need no container engine: they parse the YAML, and read the Dockerfile instruction by instruction.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod compose;
mod dockerfile;
mod health;
mod images;
mod ports;
mod scale;
mod services;

use std::fs;
use std::path::PathBuf;

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &str) -> String {
    fs::read_to_string(repository().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}
