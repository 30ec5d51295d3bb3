//! Circles: no two files of a crate import each other, directly or through others.

use crate::source::{Crate, sources};

fn circles(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<_> = files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect();
    Crate::read(&files).circles()
}

#[test]
fn no_two_files_import_each_other() {
    let straight = [
        ("lib.rs", "pub mod a; pub mod b;"),
        ("a.rs", "use crate::b::B; // crate::a::A"),
        ("b.rs", "pub struct B;\n#[cfg(test)]\nmod tests { use crate::a::A; }"),
    ];
    assert_eq!(circles(&straight), [""; 0]);
    for wrong in [
        &[("a.rs", "use crate::b::B;"), ("b.rs", "use crate::{a::A, c};")][..],
        &[
            ("a.rs", "use super::b::{self, B};"),
            ("b.rs", "fn f() { crate::c::g() }"),
            ("c.rs", "use crate::a::A as Other;"),
        ],
        &[("a.rs", "use crate::m::B;"), ("m/mod.rs", "pub use self::b::B;"), ("m/b.rs", "use crate::a::A;")],
        &[("m/mod.rs", "pub mod b; pub struct M; fn f() { b::g() }"), ("m/b.rs", "use super::M;")],
        &[("a.rs", "use crate::m; fn f() { m::b::g() }"), ("m/b.rs", "use crate::a::A;"), ("m/mod.rs", "")],
    ] {
        assert_eq!(circles(wrong).len(), 1, "{wrong:?}");
    }

    for source in [
        "src",
        "crates/article-reader/src",
        "crates/claim-analysis/src",
        "crates/claim-matching/src",
        "crates/private-postgres/src",
        "crates/sentence-vectors/src",
    ] {
        let files = sources(&[source]);
        let below = |(file, text): &(String, String)| {
            Some((file.strip_prefix(source)?.trim_start_matches('/').to_owned(), text.clone()))
        };
        let files: Vec<_> = files.iter().filter_map(below).collect();
        assert_eq!(Crate::read(&files).circles(), [""; 0], "in {source}");
    }
}
