//! Rows of docs/compliance/asvs.toml and docs/compliance/threats.toml.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::source::{Kind, repository};

/// OWASP ASVS, one row for each requirement.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asvs {
    pub introduction: String,
    pub chapters: BTreeMap<String, String>,
    #[serde(rename = "requirement")]
    pub rows: Vec<Requirement>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    pub number: String,
    pub level: u8,
    #[serde(rename = "requirement")]
    pub text: String,
    pub status: Status,
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Tested,
    Met,
    Operator,
    #[serde(rename = "n/a")]
    NotApplicable,
    Open,
}

impl Status {
    pub const ALL: [Self; 5] = [Self::Tested, Self::Met, Self::Operator, Self::NotApplicable, Self::Open];

    pub fn name(self) -> &'static str {
        match self {
            Self::Tested => "tested",
            Self::Met => "met",
            Self::Operator => "operator",
            Self::NotApplicable => "n/a",
            Self::Open => "open",
        }
    }
}

/// Threats and faults, one row each.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threats {
    pub introduction: String,
    pub areas: BTreeMap<String, String>,
    #[serde(rename = "threat")]
    pub rows: Vec<Threat>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threat {
    pub number: String,
    #[serde(rename = "threat")]
    pub text: String,
    pub defence: String,
    pub status: Proof,
    /// Whether a test also shows what happens without the defence.
    #[serde(default)]
    pub control: bool,
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Proof {
    Tested,
    Scripted,
    Construction,
    Untested,
}

impl Proof {
    pub fn name(self) -> &'static str {
        match self {
            Self::Tested => "tested",
            Self::Scripted => "scripted",
            Self::Construction => "by construction",
            Self::Untested => "untested",
        }
    }
}

/// What the checks need of a row.
pub struct Row<'a> {
    pub kind: Kind,
    pub number: &'a str,
    pub is_tested: bool,
    pub texts: Vec<&'a str>,
}

impl Asvs {
    pub fn read() -> Self {
        read("docs/compliance/asvs.toml")
    }

    pub fn rows(&self) -> Vec<Row<'_>> {
        let rows = self.rows.iter().map(|row| Row {
            kind: Kind::Asvs,
            number: &row.number,
            is_tested: row.status == Status::Tested,
            texts: vec![&row.text, &row.note],
        });
        rows.collect()
    }
}

impl Threats {
    pub fn read() -> Self {
        read("docs/compliance/threats.toml")
    }

    pub fn rows(&self) -> Vec<Row<'_>> {
        let rows = self.rows.iter().map(|row| Row {
            kind: Kind::Threat,
            number: &row.number,
            is_tested: row.status == Proof::Tested || row.control,
            texts: vec![&row.text, &row.defence, &row.note],
        });
        rows.collect()
    }
}

fn read<T: DeserializeOwned>(file: &str) -> T {
    let text = fs::read_to_string(repository().join(file)).unwrap();
    toml::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}
