//! The compose file of several servers: settings, addresses of the balancer, files of the image, secrets.

use crate::compose::substitutions;
use crate::dockerfile::variables;
use crate::{read, repository};

const COMPOSE: &str = "docker-compose.scale.yml";

#[test]
fn every_variable_of_the_servers_is_a_setting() {
    let (text, settings) = (read(COMPOSE), variables());
    let names = text.lines().filter_map(|line| line.trim().split_once(": ")).map(|(name, _)| name);
    let names: Vec<&str> = names.filter(|name| name.starts_with("CLAIMDESK_")).collect();
    assert!(names.len() > 4, "{names:?}");
    for name in names {
        // What tests/scale/create-database.sh reads.
        let of_the_database = name == "CLAIMDESK_DATABASE_PASSWORD";
        assert!(of_the_database || settings.contains_key(name), "{name} is no setting");
    }
}

#[test]
fn the_balancer_gets_every_address_that_its_configuration_names() {
    let text = read(COMPOSE);
    let names = substitutions(&read("tests/scale/haproxy.cfg"));
    assert_eq!(names.len(), 14);
    for (name, _) in names {
        assert!(text.contains(&format!("      {name}: ")), "{name} is missing");
    }
}

#[test]
fn the_image_has_the_files_that_its_programs_read() {
    let (image, text) = (read("tests/scale/Dockerfile"), read(COMPOSE));
    let copied = image.lines().find_map(|line| line.strip_prefix("COPY ")).unwrap();
    let (files, place) = copied.rsplit_once(' ').unwrap();
    for file in files.split(' ') {
        assert!(repository().join("tests/scale").join(file).exists(), "{file}");
    }
    for file in ["patroni.yml", "haproxy.cfg"] {
        assert!(files.contains(file) && text.contains(&format!("\"{place}{file}\"")), "{file}");
    }
    assert!(files.contains("create-database.sh"));
    assert!(read("tests/scale/patroni.yml").contains(&format!("{place}create-database.sh")));
}

#[test]
fn no_secret_of_several_servers_has_a_default() {
    let names = substitutions(&read(COMPOSE));
    let secrets: Vec<_> = names.into_iter().filter(|(name, _)| name.contains("PASSWORD")).collect();
    assert_eq!(secrets.len(), 4);
    for (name, rest) in secrets {
        assert!(rest.starts_with(":?"), "{name} must be asked for");
    }
}
