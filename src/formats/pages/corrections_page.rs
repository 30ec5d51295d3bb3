//! Corrections page: the public list of corrections, newest first, in plain HTML.

use maud::{DOCTYPE, Markup, html};

use super::frame::{self, STYLE_PATH, feeds, finished, footer};
use super::readers::report_page;
use super::verdict_page::time;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::report::ReportYear;

/// Renders the page. Each document is the revision to which its notice belongs.
#[must_use]
pub fn page(corrected: &[PublicVerdict], next: Option<&str>, reports: &[ReportYear], publisher: &Publisher) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" dir="auto" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Corrections – " (publisher.name) }
                meta name="description" content=(format!("Everything that {} has clarified, corrected or retracted.", publisher.name));
                link rel="canonical" href=(format!("{}/corrections", publisher.public_url));
                link rel="stylesheet" href=(STYLE_PATH);
                (feeds(publisher))
            }
            body {
                (frame::header(publisher))
                main id="content" {
                    h1 { "Corrections" }
                    p { "Everything that was clarified, corrected or retracted after it was published, newest first. "
                        "What was published before stays readable from each page." }
                    @if corrected.is_empty() { p { "Nothing so far." } }
                    ol.corrections { @for verdict in corrected { (entry(verdict)) } }
                    @if let Some(cursor) = next {
                        p { a href=(format!("/corrections?cursor={cursor}")) rel="next" { "Older corrections" } }
                    }
                    (report_page::counts(reports))
                }
                (footer(publisher))
            }
        }
    };
    finished(page, publisher)
}

fn entry(verdict: &PublicVerdict) -> Markup {
    html! {
        @if let Some(notice) = verdict.corrections.last() {
            li {
                p.kicker { (notice.class.words()) " · " (time(notice.at)) }
                p dir="auto" { a href=(format!("/verdicts/{}", verdict.slug)) { (verdict.statement) } }
                p.notice dir="auto" { (notice.notice) }
            }
        }
    }
}
