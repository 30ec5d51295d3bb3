//! Source files and their imports: which file names which other, followed through `mod.rs` re-exports.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The repository's root.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below these folders, by its path in the repository.
pub fn sources(folders: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in folders {
        walk(&repository().join(folder), &mut found);
    }
    assert!(!found.is_empty());
    found.sort();
    found
}

fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                walk(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(repository()).unwrap().to_str().unwrap();
            found.push((name.to_owned(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The text without its comments.
pub fn code(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let lines = lines.map(|line| line.split(" // ").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// A module path from the crate's root, without `crate`: `["store", "claims", "review"]`.
pub type Module = Vec<String>;

/// The files of one crate and what each of them imports from it.
pub struct Crate {
    /// For each file: the absolute paths that its code names, and under which alias a `use` made them known.
    named: BTreeMap<Module, Vec<Named>>,
}

struct Named {
    path: Module,
    in_use: bool,
    is_public: bool,
}

impl Crate {
    /// Reads the imports of `files` (path below the crate's `src/`, text); tests inside files do not count.
    pub fn read(files: &[(String, String)]) -> Self {
        let texts: BTreeMap<Module, &str> = files.iter().map(|(file, text)| (module(file), text.as_str())).collect();
        let modules: BTreeSet<Module> = texts.keys().cloned().collect();
        let named = texts.iter().map(|(module, text)| (module.clone(), named(module, text, &modules)));
        Self { named: named.collect() }
    }

    /// The modules whose files `module`'s file imports.
    pub fn imports(&self, module: &Module) -> BTreeSet<Module> {
        let named = self.named.get(module).into_iter().flatten();
        // `use crate::store;` alone only shortens later paths, which are followed themselves.
        let named = named.filter(|named| !(named.in_use && self.named.contains_key(&named.path) && !named.is_public));
        let files = named.map(|named| self.file_of(&named.path, 8));
        files.filter(|file| file != module && !file.is_empty()).collect()
    }

    /// The module whose file defines `path`: the longest module that is a prefix, behind its re-exports.
    fn file_of(&self, path: &[String], hops: usize) -> Module {
        let known = (0..=path.len()).rev().find(|n| self.named.contains_key(&path[..*n]));
        let (module, rest) = path.split_at(known.unwrap_or_default());
        let exported = rest.first().and_then(|item| {
            let named = self.named.get(module)?;
            named.iter().find(|named| named.is_public && named.path.last() == Some(item))
        });
        match exported {
            Some(named) if hops > 0 && named.path != path => self.file_of(&named.path, hops - 1),
            _ => module.to_vec(),
        }
    }

    /// Files that import each other, directly or through others: one sentence for each such group.
    pub fn circles(&self) -> Vec<String> {
        let reach: BTreeMap<&Module, BTreeSet<Module>> =
            self.named.keys().map(|module| (module, self.reachable(module))).collect();
        let mut groups = BTreeSet::new();
        for (module, reached) in &reach {
            let group: BTreeSet<String> =
                reached.iter().filter(|other| reach[other].contains(*module)).map(|other| other.join("::")).collect();
            if !group.is_empty() {
                groups.insert(group.into_iter().collect::<Vec<_>>().join(", "));
            }
        }
        groups.into_iter().collect()
    }

    fn reachable(&self, from: &Module) -> BTreeSet<Module> {
        let (mut seen, mut next) = (BTreeSet::new(), self.imports(from));
        while let Some(module) = next.pop_first() {
            next.extend(self.imports(&module).difference(&seen).cloned());
            seen.insert(module);
        }
        seen
    }
}

/// `store/claims/mod.rs` is the module `store::claims`, `lib.rs` the root.
pub fn module(file: &str) -> Module {
    let path = file.strip_suffix(".rs").unwrap_or(file);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    let parts = path.split('/').filter(|part| *part != "lib");
    parts.map(str::to_owned).collect()
}

fn named(module: &Module, text: &str, modules: &BTreeSet<Module>) -> Vec<Named> {
    let code = code(text);
    let code = code.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let (mut named, mut aliases) = (Vec::new(), BTreeMap::new());
    let tokens = tokens(code);
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at] == "use" {
            let is_public = at > 0 && (tokens[at - 1] == "pub" || tokens[at - 1] == ")");
            let end = tokens[at..].iter().position(|token| *token == ";").map_or(tokens.len(), |n| at + n);
            for (path, alias) in use_tree(&tokens[at + 1..end]) {
                if let Some(path) = absolute(module, &path, modules) {
                    aliases.insert(alias, path.clone());
                    named.push(Named { path, in_use: true, is_public });
                }
            }
            at = end;
        } else if at == 0 || tokens[at - 1] != "::" {
            let path = path(&tokens[at..]);
            let first = path.first().and_then(|first| aliases.get(*first).cloned());
            let absolute = first.map_or_else(
                || absolute(module, &path, modules),
                |known| Some([known, path[1..].iter().map(|part| (*part).to_owned()).collect()].concat()),
            );
            if path.len() > 1
                && let Some(path) = absolute
            {
                named.push(Named { path, in_use: false, is_public: false });
            }
        }
        at += 1;
    }
    named
}

/// The path from the crate's root; `None` for another crate's or the standard library's.
fn absolute(module: &Module, path: &[&str], modules: &BTreeSet<Module>) -> Option<Module> {
    let (first, rest) = path.split_first()?;
    let mut base = module.clone();
    let mut rest = rest;
    match *first {
        "crate" => base.clear(),
        "self" => {}
        "super" => {
            base.pop()?;
            while let Some(("super", others)) = rest.split_first().map(|(one, others)| (*one, others)) {
                base.pop()?;
                rest = others;
            }
        }
        child => {
            base.push(child.to_owned());
            modules.contains(&base).then_some(())?;
        }
    }
    base.extend(rest.iter().filter(|part| **part != "*").map(|part| (*part).to_owned()));
    Some(base)
}

/// Every path of a `use` tree with the name under which it is known afterwards.
fn use_tree<'a>(tokens: &[&'a str]) -> Vec<(Vec<&'a str>, String)> {
    let mut found = Vec::new();
    let (mut prefix, mut stack) = (Vec::new(), Vec::new());
    let mut alias = None;
    let close = |prefix: &mut Vec<&'a str>, kept: usize, alias: &mut Option<&'a str>, found: &mut Vec<_>| {
        if prefix.len() > kept {
            if prefix.last() == Some(&"self") && prefix.len() > 1 {
                prefix.pop();
            }
            let name = alias.take().or(prefix.last().copied()).unwrap_or_default();
            found.push((prefix.clone(), name.to_owned()));
        }
        prefix.truncate(kept);
    };
    let mut rest = tokens.iter();
    while let Some(token) = rest.next() {
        let kept = stack.last().copied().unwrap_or_default();
        match *token {
            "::" => {}
            "{" => stack.push(prefix.len()),
            "," => close(&mut prefix, kept, &mut alias, &mut found),
            "}" => {
                close(&mut prefix, kept, &mut alias, &mut found);
                stack.pop();
                // What stood before the brace has been said with each of its members.
                prefix.truncate(stack.last().copied().unwrap_or_default());
            }
            "as" => alias = rest.next().copied(),
            part => prefix.push(part),
        }
    }
    close(&mut prefix, 0, &mut alias, &mut found);
    found
}

/// The path that begins here: `store::claims::by_id` of `store::claims::by_id(db)`.
fn path<'a>(tokens: &[&'a str]) -> Vec<&'a str> {
    let is_word = |token: &str| token.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let mut path = Vec::new();
    for pair in tokens.chunks(2) {
        if !is_word(pair[0]) {
            break;
        }
        path.push(pair[0]);
        if pair.get(1) != Some(&"::") {
            break;
        }
    }
    path
}

/// Words, `::` and single characters; strings and characters are left out.
fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let length = if c.is_alphanumeric() || c == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else if let Some(raw) = rest.strip_prefix("#\"") {
            // The rest of r#"…"#, whose r was a word.
            rest = raw.split_once("\"#").map_or("", |(_, after)| after);
            continue;
        } else if let Some(after) = rest.strip_prefix("'\"'") {
            rest = after;
            continue;
        } else if c == '"' {
            let mut end = rest.char_indices().skip(1);
            let mut is_escaped = false;
            let end = end.find(|(_, c)| {
                let closes = *c == '"' && !is_escaped;
                is_escaped = *c == '\\' && !is_escaped;
                closes
            });
            rest = end.map_or("", |(at, _)| &rest[at + 1..]);
            continue;
        } else {
            c.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        if !token.trim().is_empty() {
            tokens.push(token);
        }
        rest = after;
    }
    tokens
}
