//! Dockerfile and compose file: paths, ports, settings, commands and versions match the code.
//!
//! The tests need no container engine: they parse the YAML, and read the Dockerfile instruction by instruction.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;

use claimdesk::config::SETTINGS;
use private_postgres::SUPPORTED;
use saphyr::{LoadableYamlNode, Yaml};

/// Checks the health of a container: arguments are host, port and path.
const PROBE: &str = "/usr/local/bin/probe";

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &str) -> String {
    fs::read_to_string(repository().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// One instruction of the Dockerfile.
#[derive(Debug)]
struct Instruction {
    name: String,
    /// `--from=…` and the like.
    options: Vec<String>,
    arguments: String,
}

impl Instruction {
    /// The words of the arguments, or the members of a JSON list.
    fn words(&self) -> Vec<String> {
        if self.arguments.starts_with('[') {
            return serde_json::from_str(&self.arguments).unwrap();
        }
        self.arguments
            .split_whitespace()
            .map(ToOwned::to_owned)
            .collect()
    }

    fn option(&self, name: &str) -> Option<&str> {
        let prefix = format!("--{name}=");
        self.options
            .iter()
            .find_map(|option| option.strip_prefix(&prefix))
    }
}

/// Reads the Dockerfile: comments go, continued lines are joined, and every instruction must be one that exists.
fn instructions() -> Vec<Instruction> {
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
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .collect();
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
            Instruction {
                name: name.to_owned(),
                options,
                arguments: rest.to_owned(),
            }
        })
        .collect()
}

/// The instructions of one kind, from the whole file.
fn all<'a>(instructions: &'a [Instruction], name: &str) -> Vec<&'a Instruction> {
    instructions
        .iter()
        .filter(|instruction| instruction.name == name)
        .collect()
}

/// The instructions of the last stage, which makes the image.
fn image(instructions: &[Instruction]) -> &[Instruction] {
    instructions
        .rsplit(|instruction| instruction.name == "FROM")
        .next()
        .unwrap()
}

/// The one instruction of this kind in the image.
fn only<'a>(instructions: &'a [Instruction], name: &str) -> &'a Instruction {
    let found = all(image(instructions), name);
    assert_eq!(found.len(), 1, "the image has {} {name}", found.len());
    found.into_iter().next().unwrap()
}

/// What ENV sets in the image.
fn environment(instructions: &[Instruction]) -> BTreeMap<String, String> {
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
fn variables() -> BTreeMap<String, String> {
    SETTINGS
        .iter()
        .map(|setting| {
            let default = setting.default.clone().unwrap_or_default();
            (setting.variable(), default)
        })
        .collect()
}

/// The port of a listener in the container: from the image's environment, otherwise the setting's default.
fn port(variable: &str, environment: &BTreeMap<String, String>) -> u16 {
    let address = environment
        .get(variable)
        .cloned()
        .unwrap_or_else(|| variables().remove(variable).unwrap());
    address.parse::<SocketAddr>().unwrap().port()
}

fn compose() -> Yaml<'static> {
    let text = read("docker-compose.yml").leak();
    let mut documents = Yaml::load_from_str(text).unwrap();
    assert_eq!(documents.len(), 1);
    documents.remove(0)
}

fn texts(list: &Yaml) -> Vec<String> {
    list.as_vec()
        .unwrap()
        .iter()
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

fn keys(mapping: &Yaml) -> Vec<String> {
    mapping
        .as_mapping()
        .unwrap()
        .keys()
        .map(|key| key.as_str().unwrap().to_owned())
        .collect()
}

fn service<'a>(compose: &'a Yaml<'static>, name: &str) -> &'a Yaml<'static> {
    compose
        .as_mapping_get("services")
        .unwrap()
        .as_mapping_get(name)
        .unwrap()
}

/// The names in `${NAME…}` with what follows each.
fn substitutions(text: &str) -> Vec<(String, String)> {
    text.split("${")
        .skip(1)
        .map(|rest| {
            let inner = rest.split('}').next().unwrap();
            let end =
                inner.find(|c: char| !(c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit()));
            let (name, rest) = inner.split_at(end.unwrap_or(inner.len()));
            (name.to_owned(), rest.to_owned())
        })
        .collect()
}

fn assert_probe(command: &[String], instructions: &[Instruction]) {
    let [program, host, port_text, path] = command else {
        panic!("{command:?} is not a probe")
    };
    assert_eq!(program, PROBE);
    assert_eq!(host, "127.0.0.1");
    let operations = port("CLAIMDESK_OPERATIONS__LISTEN", &environment(instructions));
    assert_eq!(port_text.parse::<u16>().unwrap(), operations);
    assert!(["/livez", "/readyz"].contains(&path.as_str()), "{path}");
}

// ASVS 13.4.1
#[test]
fn every_path_that_is_copied_exists_and_gets_into_the_build() {
    let instructions = instructions();
    let ignored = read(".dockerignore");
    let ignored: Vec<&str> = ignored
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let mut stages = BTreeSet::new();
    for instruction in &instructions {
        let words = instruction.words();
        if instruction.name == "FROM" && words.iter().any(|word| word == "AS") {
            stages.insert(words.last().unwrap().clone());
        }
        if instruction.name != "COPY" {
            continue;
        }
        if let Some(stage) = instruction.option("from") {
            assert!(
                stages.contains(stage),
                "no stage {stage} before {instruction:?}"
            );
            continue;
        }
        let (_, sources) = words.split_last().unwrap();
        for source in sources {
            assert!(
                repository().join(source).exists(),
                "{source} does not exist"
            );
            let hidden = ignored
                .iter()
                .find(|path| Path::new(source).starts_with(path));
            assert!(hidden.is_none(), "{source} is in .dockerignore");
        }
    }
    for file in [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "migrations",
        "crates",
        ".sqlx",
        "sqlx.toml",
    ] {
        assert!(
            !ignored.contains(&file),
            "the build of the server needs {file}"
        );
    }
    for file in [".env", ".git", "data", "target", "frontend/node_modules"] {
        assert!(ignored.contains(&file), "{file} must not get into an image");
    }
}

#[test]
fn what_one_stage_takes_from_another_was_made_there() {
    let text = read("Dockerfile");
    for instruction in instructions()
        .iter()
        .filter(|one| one.option("from").is_some())
    {
        let words = instruction.words();
        let source = words.first().unwrap();
        match source.as_str() {
            // What vite writes into, from the stage's WORKDIR.
            "/frontend/dist" => assert!(text.contains("WORKDIR /frontend\n")),
            made => assert!(
                text.contains(&format!("cp target/release/claimdesk {made}\n")),
                "{made}"
            ),
        }
    }
}

#[test]
fn the_image_serves_as_an_unprivileged_user() {
    let instructions = instructions();
    let user = only(&instructions, "USER").words();
    let [user] = user.as_slice() else {
        panic!("{user:?}")
    };
    assert!(user.parse::<u32>().unwrap() > 0);
    let made = all(image(&instructions), "RUN");
    assert!(
        made.iter()
            .any(|run| run.arguments.contains(&format!("--uid {user} "))),
        "{user} is made"
    );

    let environment = environment(&instructions);
    let data = environment.get("CLAIMDESK_DATA_DIR").unwrap();
    let owned = format!("install -d -o claimdesk -g claimdesk -m 0700 {data}");
    assert!(
        made.iter().any(|run| run.arguments.contains(&owned)),
        "{data} belongs to it"
    );
    assert_eq!(&only(&instructions, "VOLUME").arguments, data);
}

#[test]
fn every_variable_in_the_image_and_in_the_services_is_a_setting() {
    let variables = variables();
    for name in environment(&instructions()).keys() {
        assert!(
            variables.contains_key(name),
            "{name} in the Dockerfile is no setting"
        );
    }
    let compose = compose();
    for name in keys(
        service(&compose, "server")
            .as_mapping_get("environment")
            .unwrap(),
    ) {
        assert!(
            variables.contains_key(&name),
            "{name} in docker-compose.yml is no setting"
        );
    }
    for (name, _) in substitutions(&read("docker-compose.yml")) {
        assert!(
            name == "POSTGRES_PASSWORD" || variables.contains_key(&name),
            "{name} is no setting"
        );
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
    let published = texts(service(&compose, "server").as_mapping_get("ports").unwrap());
    assert_eq!(published, [format!("127.0.0.1:{http}:{http}")]);
    let url = service(&compose, "server")
        .as_mapping_get("environment")
        .and_then(|environment| environment.as_mapping_get("CLAIMDESK_PUBLIC_URL"))
        .and_then(Yaml::as_str)
        .unwrap();
    assert!(url.ends_with(&format!(":{http}}}")), "{url}");

    let operations: SocketAddr = environment
        .get("CLAIMDESK_OPERATIONS__LISTEN")
        .unwrap()
        .parse()
        .unwrap();
    assert!(
        operations.ip().is_loopback(),
        "the operations listener is not for other machines"
    );
    assert_ne!(operations.port(), http);
}

#[test]
fn the_health_checks_ask_the_operations_listener() {
    let instructions = instructions();
    let check = only(&instructions, "HEALTHCHECK");
    let command: Vec<String> =
        serde_json::from_str(check.arguments.strip_prefix("CMD ").unwrap()).unwrap();
    assert_probe(&command, &instructions);
    let copied = all(image(&instructions), "COPY");
    assert!(
        copied
            .iter()
            .any(|copy| copy.arguments == format!("scripts/probe.sh {PROBE}"))
    );

    let compose = compose();
    let check = service(&compose, "server")
        .as_mapping_get("healthcheck")
        .unwrap();
    let test = texts(check.as_mapping_get("test").unwrap());
    let (kind, command) = test.split_first().unwrap();
    assert_eq!(kind, "CMD");
    assert_probe(command, &instructions);
}

#[test]
fn the_probe_passes_on_200_and_on_nothing_else() {
    let answers = [
        ("200 OK", true),
        ("503 Service Unavailable", false),
        ("404 Not Found", false),
    ];
    for (status, healthy) in answers {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let request = lines.next().unwrap().unwrap();
            lines
                .find(|line| line.as_ref().unwrap().is_empty())
                .unwrap()
                .unwrap();
            write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").unwrap();
            request
        });
        assert_eq!(probe(port), healthy, "{status}");
        assert_eq!(server.join().unwrap(), "GET /readyz HTTP/1.1");
    }

    let closed = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    assert!(!probe(closed), "nothing listens");
}

fn probe(port: u16) -> bool {
    let script = repository().join("scripts/probe.sh");
    let output = Command::new(script)
        .args(["127.0.0.1", &port.to_string(), "/readyz"])
        .output()
        .unwrap();
    output.status.success()
}

#[test]
fn every_command_is_one_of_the_program() {
    let instructions = instructions();
    assert_eq!(
        only(&instructions, "ENTRYPOINT").words(),
        ["/usr/local/bin/claimdesk"]
    );
    let compose = compose();
    let commands = [
        only(&instructions, "CMD").words(),
        texts(
            service(&compose, "server")
                .as_mapping_get("command")
                .unwrap(),
        ),
    ];
    for command in commands {
        let output = Command::new(env!("CARGO_BIN_EXE_claimdesk"))
            .args(&command)
            .arg("--help")
            .output();
        let help = String::from_utf8(output.unwrap().stdout).unwrap();
        assert!(
            help.contains(&format!("Usage: claimdesk {}", command.join(" "))),
            "{command:?}: {help}"
        );
    }
}

#[test]
fn the_base_images_fit_the_versions_that_the_code_asks_for() {
    let manifest: toml::Table = toml::from_str(&read("Cargo.toml")).unwrap();
    let workspace = manifest.get("workspace").unwrap().get("package").unwrap();
    let rust = workspace
        .get("rust-version")
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned();
    let package: serde_json::Value = serde_json::from_str(&read("frontend/package.json")).unwrap();
    let node = package
        .pointer("/engines/node")
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned();

    let mut seen = BTreeSet::new();
    for from in all(&instructions(), "FROM") {
        let base = from.words().into_iter().next().unwrap();
        let (name, tag) = base.split_once(':').expect("a tag");
        let version = tag.split('-').next().unwrap();
        match name {
            "rust" => assert_eq!(version, rust),
            "node" => {
                let least = node.trim_start_matches(">=").split('.').next().unwrap();
                // The tag names a major version, whose newest minor it is.
                assert!(
                    version.parse::<u32>().unwrap() > least.parse().unwrap(),
                    "{version}, {node}"
                );
            }
            "debian" => assert!(tag.ends_with("-slim"), "{tag}"),
            other => panic!("{other} is no base image we know"),
        }
        seen.insert(name.to_owned());
    }
    assert_eq!(seen.len(), 3);

    // The server is linked against the C library of its build stage.
    let text = read("Dockerfile");
    assert!(
        text.contains("-slim-bookworm AS server") && text.contains("FROM debian:bookworm-slim")
    );

    let compose = compose();
    let database = service(&compose, "database")
        .as_mapping_get("image")
        .unwrap()
        .as_str()
        .unwrap();
    let major = database
        .strip_prefix("postgres:")
        .unwrap()
        .split('-')
        .next()
        .unwrap();
    assert!(SUPPORTED.contains(&major.parse().unwrap()), "{database}");
}

#[test]
fn the_services_depend_on_each_other_by_their_real_names() {
    let compose = compose();
    let services = keys(compose.as_mapping_get("services").unwrap());
    let server = service(&compose, "server");
    let needed = server.as_mapping_get("depends_on").unwrap();
    for name in keys(needed) {
        assert!(services.contains(&name), "no service {name}");
        let condition = needed
            .as_mapping_get(&name)
            .unwrap()
            .as_mapping_get("condition")
            .unwrap();
        assert_eq!(condition.as_str().unwrap(), "service_healthy");
        assert!(
            service(&compose, &name)
                .as_mapping_get("healthcheck")
                .is_some(),
            "{name}"
        );
    }

    let environment = server.as_mapping_get("environment").unwrap();
    let url = environment
        .as_mapping_get("DATABASE_URL")
        .unwrap()
        .as_str()
        .unwrap();
    assert!(url.ends_with("}@database:5432/claimdesk"), "{url}");
    assert!(
        url.starts_with("postgres://claimdesk:${POSTGRES_PASSWORD:?"),
        "{url}"
    );
    let database = service(&compose, "database")
        .as_mapping_get("environment")
        .unwrap();
    for name in ["POSTGRES_USER", "POSTGRES_DB"] {
        assert_eq!(
            database.as_mapping_get(name).unwrap().as_str().unwrap(),
            "claimdesk",
            "{name}"
        );
    }
}

#[test]
fn data_are_in_volumes_that_are_declared_and_at_the_right_place() {
    let compose = compose();
    let declared = keys(compose.as_mapping_get("volumes").unwrap());
    let data = environment(&instructions())
        .remove("CLAIMDESK_DATA_DIR")
        .unwrap();
    for (name, place) in [
        ("server", data.as_str()),
        ("database", "/var/lib/postgresql/data"),
    ] {
        let volumes = texts(service(&compose, name).as_mapping_get("volumes").unwrap());
        let [volume] = volumes.as_slice() else {
            panic!("{volumes:?}")
        };
        let (volume, mounted) = volume.split_once(':').unwrap();
        assert!(
            declared.iter().any(|name| name == volume),
            "{volume} is not declared"
        );
        assert_eq!(mounted, place);
    }
}

// ASVS 13.2.3, 13.3.1
#[test]
fn no_secret_has_a_default() {
    let text = read("docker-compose.yml");
    let secrets: Vec<_> = substitutions(&text)
        .into_iter()
        .filter(|(name, _)| name.contains("PASSWORD"))
        .collect();
    assert_eq!(secrets.len(), 2);
    for (name, rest) in secrets {
        assert!(rest.starts_with(":?"), "{name} must be asked for");
    }
}
