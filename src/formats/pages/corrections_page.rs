//! Corrections page: the public list of corrections, newest first, in plain HTML.

use maud::{Markup, html};

use super::frame::{self, feeds};
use super::readers::report_page;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::report::ReportYear;
use crate::formats::texts::Locale;

/// Renders the page. Each document is the revision to which its notice belongs.
#[must_use]
pub fn page(corrected: &[PublicVerdict], next: Option<&str>, reports: &[ReportYear], publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let head = html! {
        meta name="description" content=(Locale::plain(t.corrections_description, &[("name", &publisher.name)]));
        link rel="canonical" href=(publisher.at("/corrections"));
        (feeds(publisher))
    };
    let content = html! {
        h1 { (t.corrections) }
        p { (t.corrections_lead) }
        @if corrected.is_empty() { p { (t.nothing_corrected) } }
        ol.corrections { @for verdict in corrected { (entry(verdict, t)) } }
        @if let Some(cursor) = next {
            p { a href=(format!("/corrections?cursor={cursor}")) rel="next" { (t.older_corrections) } }
        }
        (report_page::counts(reports, t))
    };
    frame::page(t.corrections, &head, &content, publisher)
}

fn entry(verdict: &PublicVerdict, t: Locale) -> Markup {
    html! {
        @if let Some(notice) = verdict.corrections.last() {
            li lang=[verdict.language.as_ref()] {
                p.kicker lang=(t.tag) { (t.class(notice.class)) " · " (t.time(notice.at)) }
                p dir="auto" { a href=(format!("/verdicts/{}", verdict.slug)) { (verdict.statement) } }
                p.notice dir="auto" { (notice.notice) }
            }
        }
    }
}
