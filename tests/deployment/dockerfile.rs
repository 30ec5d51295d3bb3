//! The Dockerfile, instruction by instruction, and what its image sets.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;

use claimdesk::config::SETTINGS;

use crate::read;

/// One instruction of the Dockerfile.
#[derive(Debug)]
pub struct Instruction {
    pub name: String,
    /// `--from=…` and the like.
    pub options: Vec<String>,
    pub arguments: String,
}

impl Instruction {
    /// The words of the arguments, or the members of a JSON list.
    pub fn words(&self) -> Vec<String> {
        if self.arguments.starts_with('[') {
            return serde_json::from_str(&self.arguments).unwrap();
        }
        self.arguments.split_whitespace().map(ToOwned::to_owned).collect()
    }

    pub fn option(&self, name: &str) -> Option<&str> {
        let prefix = format!("--{name}=");
        self.options.iter().find_map(|option| option.strip_prefix(&prefix))
    }
}

/// Reads the Dockerfile: comments go, continued lines are joined, and every instruction must be one that exists.
pub fn instructions() -> Vec<Instruction> {
    let known: BTreeSet<&str> = [
        "FROM",
        "WORKDIR",
        "COPY",
        "RUN",
        "ENV",
        "VOLUME",
        "EXPOSE",
        "USER",
        "STOPSIGNAL",
        "HEALTHCHECK",
        "ENTRYPOINT",
        "CMD",
    ]
    .into();
    let text = read("Dockerfile");
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let joined = lines.join("\n").replace("\\\n", " ");
    assert!(!joined.ends_with('\\'), "the last line is continued");

    joined
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (name, rest) = line.split_once(char::is_whitespace).unwrap();
            assert!(known.contains(name), "{name} is no instruction: {line}");
            let mut rest = rest.trim_start();
            let mut options = Vec::new();
            while rest.starts_with("--") {
                let (option, after) = rest.split_once(char::is_whitespace).unwrap();
                options.push(option.to_owned());
                rest = after.trim_start();
            }
            assert!(!rest.is_empty(), "{line} says nothing");
            Instruction { name: name.to_owned(), options, arguments: rest.to_owned() }
        })
        .collect()
}

/// The instructions of one kind, from the whole file.
pub fn all<'a>(instructions: &'a [Instruction], name: &str) -> Vec<&'a Instruction> {
    instructions.iter().filter(|instruction| instruction.name == name).collect()
}

/// The instructions of the last stage, which makes the image.
pub fn image(instructions: &[Instruction]) -> &[Instruction] {
    instructions.rsplit(|instruction| instruction.name == "FROM").next().unwrap()
}

/// The one instruction of this kind in the image.
pub fn only<'a>(instructions: &'a [Instruction], name: &str) -> &'a Instruction {
    let found = all(image(instructions), name);
    assert_eq!(found.len(), 1, "the image has {} {name}", found.len());
    found.into_iter().next().unwrap()
}

/// What ENV sets in the image.
pub fn environment(instructions: &[Instruction]) -> BTreeMap<String, String> {
    all(image(instructions), "ENV")
        .iter()
        .flat_map(|instruction| instruction.words())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap();
            (name.to_owned(), value.to_owned())
        })
        .collect()
}

/// Every setting's variable with its default.
pub fn variables() -> BTreeMap<String, String> {
    SETTINGS
        .iter()
        .map(|setting| {
            let default = setting.default.clone().unwrap_or_default();
            (setting.variable(), default)
        })
        .collect()
}

/// The port of a listener in the container: from the image's environment, otherwise the setting's default.
pub fn port(variable: &str, environment: &BTreeMap<String, String>) -> u16 {
    let address = environment.get(variable).cloned().unwrap_or_else(|| variables().remove(variable).unwrap());
    address.parse::<SocketAddr>().unwrap().port()
}
