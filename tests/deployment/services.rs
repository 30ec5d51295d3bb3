//! Services: variables, ports, commands, dependencies, volumes, secrets.

use std::net::SocketAddr;
use std::process::Command;

use saphyr::Yaml;

use crate::compose::{compose, keys, part, service, substitutions, texts};
use crate::dockerfile::{environment, instructions, only, port, variables};
use crate::read;

#[test]
fn every_variable_in_the_image_and_in_the_services_is_a_setting() {
    let variables = variables();
    for name in environment(&instructions()).keys() {
        assert!(variables.contains_key(name), "{name} in the Dockerfile is no setting");
    }
    let compose = compose();
    for name in keys(part(&compose, "server", "environment")) {
        assert!(variables.contains_key(&name), "{name} in docker-compose.yml is no setting");
    }
    for (name, _) in substitutions(&read("docker-compose.yml")) {
        assert!(name == "POSTGRES_PASSWORD" || variables.contains_key(&name), "{name} is no setting");
    }
}

// ASVS 13.4.5
#[test]
fn every_port_is_one_the_server_listens_on() {
    let instructions = instructions();
    let environment = environment(&instructions);
    let http = port("CLAIMDESK_HTTP__LISTEN", &environment);
    assert_eq!(only(&instructions, "EXPOSE").arguments, http.to_string());

    let compose = compose();
    let published = texts(part(&compose, "server", "ports"));
    assert_eq!(published, [format!("127.0.0.1:{http}:{http}")]);
    let url = service(&compose, "server")
        .as_mapping_get("environment")
        .and_then(|environment| environment.as_mapping_get("CLAIMDESK_PUBLIC_URL"))
        .and_then(Yaml::as_str)
        .unwrap();
    assert!(url.ends_with(&format!(":{http}}}")), "{url}");

    let operations: SocketAddr = environment.get("CLAIMDESK_OPERATIONS__LISTEN").unwrap().parse().unwrap();
    assert!(operations.ip().is_loopback(), "the operations listener is not for other machines");
    assert_ne!(operations.port(), http);
}

#[test]
fn every_command_is_one_of_the_program() {
    let instructions = instructions();
    assert_eq!(only(&instructions, "ENTRYPOINT").words(), ["/usr/local/bin/claimdesk"]);
    let compose = compose();
    let commands = [only(&instructions, "CMD").words(), texts(part(&compose, "server", "command"))];
    for command in commands {
        let output = Command::new(env!("CARGO_BIN_EXE_claimdesk")).args(&command).arg("--help").output();
        let help = String::from_utf8(output.unwrap().stdout).unwrap();
        assert!(help.contains(&format!("Usage: claimdesk {}", command.join(" "))), "{command:?}: {help}");
    }
}

#[test]
fn the_services_depend_on_each_other_by_their_real_names() {
    let compose = compose();
    let services = keys(compose.as_mapping_get("services").unwrap());
    let server = service(&compose, "server");
    let needed = server.as_mapping_get("depends_on").unwrap();
    for name in keys(needed) {
        assert!(services.contains(&name), "no service {name}");
        let condition = needed.as_mapping_get(&name).unwrap().as_mapping_get("condition").unwrap();
        assert_eq!(condition.as_str().unwrap(), "service_healthy");
        assert!(service(&compose, &name).as_mapping_get("healthcheck").is_some(), "{name}");
    }

    let environment = server.as_mapping_get("environment").unwrap();
    let url = environment.as_mapping_get("DATABASE_URL").unwrap().as_str().unwrap();
    assert!(url.ends_with("}@database:5432/claimdesk"), "{url}");
    assert!(url.starts_with("postgres://claimdesk:${POSTGRES_PASSWORD:?"), "{url}");
    let database = part(&compose, "database", "environment");
    for name in ["POSTGRES_USER", "POSTGRES_DB"] {
        assert_eq!(database.as_mapping_get(name).unwrap().as_str().unwrap(), "claimdesk", "{name}");
    }
}

#[test]
fn data_are_in_volumes_that_are_declared_and_at_the_right_place() {
    let compose = compose();
    let declared = keys(compose.as_mapping_get("volumes").unwrap());
    let data = environment(&instructions()).remove("CLAIMDESK_DATA_DIR").unwrap();
    for (name, place) in [("server", data.as_str()), ("database", "/var/lib/postgresql/data")] {
        let volumes = texts(part(&compose, name, "volumes"));
        let [volume] = volumes.as_slice() else { panic!("{volumes:?}") };
        let (volume, mounted) = volume.split_once(':').unwrap();
        assert!(declared.iter().any(|name| name == volume), "{volume} is not declared");
        assert_eq!(mounted, place);
    }
}

// ASVS 13.2.3, 13.3.1
#[test]
fn no_secret_has_a_default() {
    let text = read("docker-compose.yml");
    let secrets: Vec<_> = substitutions(&text).into_iter().filter(|(name, _)| name.contains("PASSWORD")).collect();
    assert_eq!(secrets.len(), 2);
    for (name, rest) in secrets {
        assert!(rest.starts_with(":?"), "{name} must be asked for");
    }
}
