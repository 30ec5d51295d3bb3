//! Problem page: what readers see in place of a page that cannot be shown, with the ways on.

use maud::html;

use super::frame;
use crate::domain::publishing::publisher::Publisher;
use crate::formats::texts::Locale;

/// What readers hear about a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// There is nothing at the address.
    NotFound,
    /// The conditions of a list are not valid.
    BadQuery,
    /// Only subscribers may read the page.
    ForSubscribers,
    /// Too many requests.
    Busy,
    /// The server cannot answer now.
    Unavailable,
    /// The address does not answer such a request.
    NotPossible,
}

/// A parameter with an invalid value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadValue {
    /// Name of the parameter; empty if the whole query is meant.
    pub name: String,
    /// What is wrong with it, in English.
    pub detail: String,
}

/// Renders the page: a heading, a sentence, and one line for each invalid parameter.
#[must_use]
pub fn page(trouble: Trouble, faults: &[BadValue], publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let (heading, sentence) = match trouble {
        Trouble::NotFound => (t.not_found, t.not_found_help),
        Trouble::BadQuery => (t.bad_query, t.bad_query_help),
        Trouble::ForSubscribers => (t.for_subscribers, t.for_subscribers_help),
        Trouble::Busy => (t.busy, t.busy_help),
        Trouble::Unavailable => (t.unavailable, t.unavailable_help),
        Trouble::NotPossible => (t.not_possible, t.not_possible_help),
    };
    let link = |address: &str, words: &str| html! { a href=(address) { (words) } };
    let ask = ("ask", link("/ask", t.ask_for_a_check));
    let head = html! { meta name="robots" content="noindex"; };
    let content = html! {
        h1 { (heading) }
        p { (sentence) }
        @if !faults.is_empty() { ul { @for fault in faults { li dir="auto" { (said(fault, t)) } } } }
        @if publisher.home().is_some() {
            @let verdicts = ("verdicts", link("/verdicts", t.on_all_verdicts));
            @let corrections = ("corrections", link("/corrections", t.on_all_corrections));
            (frame::search(t))
            p { (Locale::with(t.go_on, &[verdicts, corrections, ask])) }
        } @else {
            @let corrections = ("corrections", link("/corrections", t.on_read_corrections));
            p { (Locale::with(t.go_on_corrections, &[corrections, ask])) }
        }
    };
    frame::page(heading, &head, &content, publisher)
}

/// The parameter as the form names it. Details are known in English only.
fn said(fault: &BadValue, t: Locale) -> String {
    let name = match fault.name.as_str() {
        "" => "?",
        "q" => t.words,
        "rating" => t.rating,
        "kind" => t.kind,
        "topic" => t.topic,
        "claimant" => t.claimant,
        "outlet" => t.outlet,
        "language" => t.language,
        "since" => t.published_from,
        "until" => t.published_before,
        "cursor" => t.pages,
        other => other,
    };
    match (t.tag, fault.name.as_str()) {
        ("en", "") => fault.detail.clone(),
        ("en", name) => format!("{name}: {}", fault.detail),
        _ => Locale::plain(t.bad_value, &[("name", name)]),
    }
}
