//! Guards: every handler names its own row of the access table.

use claimdesk::http::kit::access::{self, Access};

use crate::source::sources;

/// Handlers whose signature does not name their own row of the table, given the rows that nobody guards.
fn unguarded(file: &str, text: &str, open: &[String]) -> Vec<String> {
    let handlers = text.split("#[utoipa::path(").skip(1);
    let signatures = handlers.filter_map(|handler| {
        let from = handler.split_once("pub async fn ")?.1;
        Some(from.split_once(" {\n").unwrap_or((from, "")).0)
    });
    signatures
        .filter_map(|signature| {
            let name: String = signature.split('(').next()?.split('_').map(capitalised).collect();
            // This type says where a handler reads, and guards nothing.
            let signature = signature.replace("FromReplica<access::", "");
            let names_it = [">", ","].iter().any(|end| signature.contains(&format!("<access::{name}{end}")));
            (names_it == open.contains(&name)).then(|| format!("{file}: {name}"))
        })
        .collect()
}

/// Handlers that read from replicas although the table does not list them, and the other way round.
fn misplaced(file: &str, text: &str, moment_old: &[&str]) -> Vec<String> {
    let handlers = text.split("#[utoipa::path(").skip(1).filter_map(|handler| handler.split_once("pub async fn "));
    handlers
        .filter_map(|(_, handler)| {
            let signature = handler.split_once(" {\n").unwrap_or((handler, "")).0;
            let name: String = signature.split('(').next()?.split('_').map(capitalised).collect();
            let from_replica = signature.contains(&format!("FromReplica<access::{name}>"));
            (from_replica != moment_old.contains(&&*name)).then(|| format!("{file}: {name}"))
        })
        .collect()
}

/// The text with `feed! { name Operation "/path" … }` in place of its macro as the handlers that it declares.
fn expanded(text: &str) -> String {
    let Some((before, rest)) = text.split_once("macro_rules! feed {") else {
        return text.to_owned();
    };
    let (_, uses) = rest.split_once("\n}\n").unwrap();
    let handlers = uses.split("feed! {").skip(1).map(|one| {
        let line = one.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("///")).unwrap();
        let mut words = line.split(' ');
        let (name, operation) = (words.next().unwrap(), words.next().unwrap());
        format!("#[utoipa::path(tag)]\npub async fn {name}(app: FromReplica<access::{operation}>, _subscriber: Subscriber<access::{operation}>) -> X {{\n}}\n")
    });
    before.to_owned() + &handlers.collect::<String>()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

// ASVS 8.2.1
// threat B24.3
#[test]
fn every_handler_is_guarded_by_its_own_row_of_the_table() {
    let wrong = "#[utoipa::path(tag)]\n#[get(\"/x\")]\npub async fn read_claim(can: Can<access::ListClaims>) -> X {\n}";
    let right = wrong.replace("ListClaims", "ReadClaim");
    let forgotten = wrong.replace("can: Can<access::ListClaims>", "");
    assert_eq!(unguarded("x", wrong, &[]), ["x: ReadClaim"]);
    assert_eq!(unguarded("x", &forgotten, &[]), ["x: ReadClaim"]);
    assert_eq!(unguarded("x", &right, &[]), [""; 0]);
    assert_eq!(unguarded("x", &forgotten, &["ReadClaim".to_owned()]), [""; 0]);

    let feed = "macro_rules! feed {\n    x\n}\n\nfeed! {\n    /// Doc.\n    read_claim ListClaims \"/x\"\n}\n";
    assert_eq!(unguarded("x", &expanded(feed), &[]), ["x: ReadClaim"]);

    let open = access::TABLE.iter().filter(|(_, access)| *access == Access::Anyone);
    let open: Vec<String> = open.map(|(name, _)| (*name).to_owned()).collect();
    let (mut faults, mut handlers) = (Vec::new(), 0);
    for (file, text) in sources(&["src/http"]) {
        let text = expanded(&text);
        handlers += text.matches("#[utoipa::path(").count();
        faults.extend(unguarded(&file, &text, &open));
    }
    assert_eq!(faults, [""; 0]);
    assert_eq!(handlers, access::TABLE.len());
}

#[test]
fn every_handler_reads_where_the_table_says() {
    let handler = "#[utoipa::path(tag)]\npub async fn read_claim(app: FromReplica<access::ReadClaim>) -> X {\n}";
    assert_eq!(misplaced("x", handler, &["ReadClaim"]), [""; 0]);
    assert_eq!(misplaced("x", handler, &[]), ["x: ReadClaim"]);
    for wrong in ["FromReplica<access::ListClaims>", "Data<App>"] {
        let wrong = handler.replace("FromReplica<access::ReadClaim>", wrong);
        assert_eq!(misplaced("x", &wrong, &["ReadClaim"]), ["x: ReadClaim"]);
    }
    assert_eq!(unguarded("x", handler, &["ReadClaim".to_owned()]), [""; 0]);

    let mut faults = Vec::new();
    for (file, text) in sources(&["src/http"]) {
        faults.extend(misplaced(&file, &expanded(&text), access::MOMENT_OLD));
    }
    assert_eq!(faults, [""; 0]);
}
