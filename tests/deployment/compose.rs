//! The compose file: services, their parts, variables in its text.

use saphyr::{LoadableYamlNode, Yaml};

use crate::read;

pub fn compose() -> Yaml<'static> {
    let text = read("docker-compose.yml").leak();
    let mut documents = Yaml::load_from_str(text).unwrap();
    assert_eq!(documents.len(), 1);
    documents.remove(0)
}

pub fn texts(list: &Yaml) -> Vec<String> {
    list.as_vec().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

pub fn keys(mapping: &Yaml) -> Vec<String> {
    mapping.as_mapping().unwrap().keys().map(|key| key.as_str().unwrap().to_owned()).collect()
}

pub fn service<'a>(compose: &'a Yaml<'static>, name: &str) -> &'a Yaml<'static> {
    compose.as_mapping_get("services").unwrap().as_mapping_get(name).unwrap()
}

/// A part of a service, such as its ports.
pub fn part<'a>(compose: &'a Yaml<'static>, name: &str, part: &str) -> &'a Yaml<'static> {
    service(compose, name).as_mapping_get(part).unwrap()
}

/// The names in `${NAME…}` with what follows each.
pub fn substitutions(text: &str) -> Vec<(String, String)> {
    text.split("${")
        .skip(1)
        .map(|rest| {
            let inner = rest.split('}').next().unwrap();
            let end = inner.find(|c: char| !(c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit()));
            let (name, rest) = inner.split_at(end.unwrap_or(inner.len()));
            (name.to_owned(), rest.to_owned())
        })
        .collect()
}
