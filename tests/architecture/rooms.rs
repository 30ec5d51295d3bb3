//! Rooms: the same six on every floor, one name for a noun, small folders and files, a first line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::source::{repository, sources};

/// The rooms of every floor, in the order of an article's way through the newsroom.
const ROOMS: [&str; 6] = ["articles", "claims", "verdicts", "people", "publishing", "newsroom"];

/// Handlers without a use case of the same name, each with its reason.
const HANDLERS_ALONE: [(&str, &str); 5] = [
    ("articles/hand_over", "changes nothing: what was sent waits in the tab"),
    ("people/me", "sessions and password of the caller's own account"),
    ("publishing/oembed", "another shape of publications"),
    ("publishing/sitemap", "another shape of publications"),
    ("publishing/verdict_page", "another shape of publications"),
];

/// The files and folders directly in `folder`, without `mod`.
fn entries(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(repository().join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names = names.map(|name| name.strip_suffix(".rs").unwrap_or(&name).to_owned());
    names.filter(|name| name != "mod").collect()
}

/// Rooms that `floor` lacks.
fn missing_rooms(floor: &str, entries: &[String]) -> Vec<String> {
    let missing = ROOMS.iter().filter(|room| !entries.iter().any(|name| name == *room));
    missing.map(|room| format!("{floor} has no room {room}")).collect()
}

#[test]
fn every_floor_has_the_same_six_rooms() {
    assert_eq!(missing_rooms("app", &ROOMS.map(|room| room.replace("articles", "kit"))), ["app has no room articles"]);
    for floor in ["src/domain", "src/store", "src/app", "src/http", "tests/api"] {
        assert_eq!(missing_rooms(floor, &entries(floor)), [""; 0]);
    }
}

/// The files below `folder`, without the folders between.
fn nested(folder: &str) -> Vec<String> {
    let files = sources(&[folder]).into_iter().filter_map(|(file, _)| Some(file.rsplit('/').next()?.to_owned()));
    files.filter_map(|file| Some(file.strip_suffix(".rs")?.to_owned())).collect()
}

/// The files below `folder` that have handlers, without the folders between.
fn handling(folder: &str) -> Vec<String> {
    let files = sources(&[folder]).into_iter().filter(|(_, text)| text.contains("#[utoipa::path"));
    let names = files.filter_map(|(file, _)| Some(file.rsplit('/').next()?.strip_suffix(".rs")?.to_owned()));
    names.collect()
}

/// Handlers (`room/name`) without a use case of the same room and name, and exceptions that are not needed.
fn nameless(handlers: &[String], cases: &[String]) -> Vec<String> {
    let is_alone = |name: &str| HANDLERS_ALONE.iter().any(|(alone, _)| *alone == name);
    let strays = handlers.iter().filter(|name| is_alone(name) == cases.contains(name));
    strays.cloned().collect()
}

#[test]
fn a_noun_has_one_room_and_one_name_on_every_floor() {
    let of = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let handlers = of(&["claims/claim", "claims/ruling", "people/me"]);
    assert_eq!(nameless(&handlers, &of(&["claims/claim", "people/me"])), ["claims/ruling", "people/me"]);

    let in_rooms = |floor: &str, of: fn(&str) -> Vec<String>| -> Vec<String> {
        let in_room = |room: &&str| {
            let names = of(&format!("src/{floor}/{room}")).into_iter();
            names.map(|name| format!("{room}/{name}")).collect::<Vec<_>>()
        };
        ROOMS.iter().flat_map(in_room).collect()
    };
    // A use case may stand in a folder of its room.
    let mut cases = in_rooms("app", entries);
    cases.extend(in_rooms("app", nested));
    let handlers = in_rooms("http", handling);
    assert_eq!(nameless(&handlers, &cases), [""; 0]);
    for (alone, reason) in HANDLERS_ALONE {
        assert!(handlers.contains(&alone.to_owned()), "{alone} ({reason}) is gone: so is its exception");
    }
}

#[test]
fn every_file_opens_with_a_noun_phrase_that_names_what_it_holds() {
    fn fault(text: &str) -> bool {
        let first = text.lines().next().unwrap_or_default();
        !first.starts_with("//! ") || first.len() <= 12 || first.contains('?')
    }
    assert!(fault("") && fault("use std::fs;\n//! Late.") && fault("//!"));
    assert!(fault("// Not in the documentation.") && fault("//! What is a claim?"));
    assert!(!fault("//! Claims: list, read, reword."));
    let silent = sources(&["src", "crates", "tests"]).into_iter().filter(|(_, text)| fault(text));
    assert_eq!(silent.map(|(file, _)| file).collect::<Vec<_>>(), [""; 0]);
}

/// Files with more than 400 lines, and folders with more than 15 entries.
fn too_large(files: &[(String, String)]) -> Vec<String> {
    let long = files.iter().filter(|(_, text)| text.lines().count() > 400);
    let mut faults: Vec<String> = long.map(|(file, _)| format!("{file} has more than 400 lines")).collect();
    let mut folders: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (file, _) in files {
        let mut path = file.as_str();
        while let Some((folder, name)) = path.rsplit_once('/') {
            folders.entry(folder).or_default().insert(name);
            path = folder;
        }
    }
    let full = folders.iter().filter(|(_, entries)| entries.len() > 15);
    faults.extend(full.map(|(folder, _)| format!("{folder} has more than 15 entries")));
    faults
}

#[test]
fn files_and_folders_stay_small() {
    let file = |name: &str, lines: usize| (name.to_owned(), "\n".repeat(lines));
    assert_eq!(too_large(&[file("src/a.rs", 401), file("src/b.rs", 400)]), ["src/a.rs has more than 400 lines"]);
    let many: Vec<_> = (0..16).map(|n| file(&format!("src/a/{n}.rs"), 1)).collect();
    assert_eq!(too_large(&many), ["src/a has more than 15 entries"]);
    let sources = sources(&["src", "crates", "tests"]);
    assert_eq!(too_large(&sources), [""; 0]);
}
