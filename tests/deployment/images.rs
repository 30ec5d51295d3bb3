//! Images: copied paths, stages, the user, versions of the base images.

use std::collections::BTreeSet;
use std::path::Path;

use private_postgres::SUPPORTED;

use crate::compose::{compose, part};
use crate::dockerfile::{all, environment, image, instructions, only};
use crate::{read, repository};

// ASVS 13.4.1
#[test]
fn every_path_that_is_copied_exists_and_gets_into_the_build() {
    let instructions = instructions();
    let ignored = read(".dockerignore");
    let ignored: Vec<&str> = ignored.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
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
            assert!(stages.contains(stage), "no stage {stage} before {instruction:?}");
            continue;
        }
        let (_, sources) = words.split_last().unwrap();
        for source in sources {
            assert!(repository().join(source).exists(), "{source} does not exist");
            let hidden = ignored.iter().find(|path| Path::new(source).starts_with(path));
            assert!(hidden.is_none(), "{source} is in .dockerignore");
        }
    }
    for file in ["Cargo.toml", "Cargo.lock", "src", "migrations", "crates", ".sqlx", "sqlx.toml"] {
        assert!(!ignored.contains(&file), "the build of the server needs {file}");
    }
    for file in [".env", ".git", "data", "target", "frontend/node_modules"] {
        assert!(ignored.contains(&file), "{file} must not get into an image");
    }
}

#[test]
fn what_one_stage_takes_from_another_was_made_there() {
    let text = read("Dockerfile");
    for instruction in instructions().iter().filter(|one| one.option("from").is_some()) {
        let words = instruction.words();
        let source = words.first().unwrap();
        match source.as_str() {
            // What vite writes into, from the stage's WORKDIR.
            "/frontend/dist" => assert!(text.contains("WORKDIR /frontend\n")),
            "/models/minilm.bin" => assert!(text.contains("make model && mv models /models\n")),
            made => assert!(text.contains(&format!("cp target/release/claimdesk {made}\n")), "{made}"),
        }
    }
}

#[test]
fn the_image_serves_as_an_unprivileged_user() {
    let instructions = instructions();
    let user = only(&instructions, "USER").words();
    let [user] = user.as_slice() else { panic!("{user:?}") };
    assert!(user.parse::<u32>().unwrap() > 0);
    let made = all(image(&instructions), "RUN");
    assert!(made.iter().any(|run| run.arguments.contains(&format!("--uid {user} "))), "{user} is made");

    let environment = environment(&instructions);
    let data = environment.get("CLAIMDESK_DATA_DIR").unwrap();
    let owned = format!("install -d -o claimdesk -g claimdesk -m 0700 {data}");
    assert!(made.iter().any(|run| run.arguments.contains(&owned)), "{data} belongs to it");
    assert_eq!(&only(&instructions, "VOLUME").arguments, data);
}

#[test]
fn the_base_images_fit_the_versions_that_the_code_asks_for() {
    let manifest: toml::Table = toml::from_str(&read("Cargo.toml")).unwrap();
    let workspace = manifest.get("workspace").unwrap().get("package").unwrap();
    let rust = workspace.get("rust-version").unwrap().as_str().unwrap().to_owned();
    let package: serde_json::Value = serde_json::from_str(&read("frontend/package.json")).unwrap();
    let node = package.pointer("/engines/node").unwrap().as_str().unwrap().to_owned();

    let (mut seen, mut stages) = (BTreeSet::new(), BTreeSet::new());
    for from in all(&instructions(), "FROM") {
        let words = from.words();
        let base = words.first().unwrap();
        // A stage may be built upon one before it.
        if stages.contains(base) {
            continue;
        }
        stages.extend(words.last().cloned());
        let (name, tag) = base.split_once(':').expect("a tag");
        let version = tag.split('-').next().unwrap();
        match name {
            "rust" => assert_eq!(version, rust),
            "node" => {
                let least = node.trim_start_matches(">=").split('.').next().unwrap();
                // The tag names a major version, whose newest minor it is.
                assert!(version.parse::<u32>().unwrap() > least.parse().unwrap(), "{version}, {node}");
            }
            "debian" => assert!(tag.ends_with("-slim"), "{tag}"),
            other => panic!("{other} is no base image we know"),
        }
        seen.insert(name.to_owned());
    }
    assert_eq!(seen.len(), 3);

    // The server is linked against the C library of its build stage.
    let text = read("Dockerfile");
    assert!(text.contains("-slim-bookworm AS server") && text.contains("FROM debian:bookworm-slim"));

    let compose = compose();
    let database = part(&compose, "database", "image").as_str().unwrap();
    let major = database.strip_prefix("postgres:").unwrap().split('-').next().unwrap();
    assert!(SUPPORTED.contains(&major.parse().unwrap()), "{database}");
}
