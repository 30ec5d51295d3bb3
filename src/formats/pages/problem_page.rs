//! Problem page: what readers see in place of a page that cannot be shown, with the ways on.

use maud::html;

use super::frame;
use crate::domain::publishing::publisher::Publisher;

/// Renders the page: a heading, sentences, and one line for each invalid parameter.
#[must_use]
pub fn page(heading: &str, sentence: &str, faults: &[String], publisher: &Publisher) -> String {
    let head = html! { meta name="robots" content="noindex"; };
    let content = html! {
        h1 { (heading) }
        p { (sentence) }
        @if !faults.is_empty() { ul { @for fault in faults { li dir="auto" { (fault) } } } }
        @if publisher.home().is_some() {
            (frame::search())
            p { a href="/verdicts" { "Read all verdicts" } " or " a href="/corrections" { "all corrections" } ", or " a href="/ask" { "ask for a check" } "." }
        } @else {
            p { a href="/corrections" { "Read all corrections" } " or " a href="/ask" { "ask for a check" } "." }
        }
    };
    frame::page(heading, &head, &content, publisher)
}
