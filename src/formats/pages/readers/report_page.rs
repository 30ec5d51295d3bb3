//! Pages of readers' reports: the form, and what became of a report. Plain HTML without scripts.

use maud::{Markup, html};

use super::reader_form::{refused, trap, unlisted};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::report::{ReportStage, ReportYear};
use crate::formats::pages::frame;
use crate::formats::pages::verdict_page::time;

/// Renders the form about a published verdict. `typed` is what the reader sent, `why` says why it was not taken.
#[must_use]
pub fn form(verdict: &PublicVerdict, typed: &str, why: Option<&str>, publisher: &Publisher) -> String {
    let content = html! {
        h1 { "Report an error" }
        p { "You mean our verdict about this claim:" }
        blockquote dir="auto" { a href=(format!("/verdicts/{}", verdict.slug)) { (verdict.statement) } }
        (refused(why))
        form.report method="post" action=(format!("/verdicts/{}/report", verdict.slug)) {
            label for="text" { "What is wrong, and how do you know?" }
            textarea id="text" name="text" rows="8" maxlength="4000" required dir="auto"
                aria-describedby=(if why.is_some() { "help refused" } else { "help" }) { (typed) }
            p.quiet #help {
                "Name the sentence or the figure and, if you can, a source. We keep no name or address of you: after sending you "
                "get a link that tells what became of your report."
            }
            (trap())
            button { "Send report" }
        }
    };
    frame::page("Report an error", &unlisted(), &content, publisher)
}

/// Renders what became of a report.
#[must_use]
pub fn stage(stage: &ReportStage, publisher: &Publisher) -> String {
    let content = html! {
        h1 { "Your report of an error" }
        p { "Received " (time(stage.received_at)) ", about:" }
        blockquote dir="auto" { a href=(format!("/verdicts/{}", stage.slug)) { (stage.statement) } }
        @if let (Some(outcome), Some(at)) = (stage.outcome, stage.decided_at) {
            p { strong { (outcome.words()) } " " (time(at)) }
            @if let Some(answer) = &stage.answer { p dir="auto" { (answer) } }
        } @else {
            p { strong { "Thank you. An editor will read it." } }
            p { "Keep the address of this page: it will tell what became of your report. Nobody else knows it." }
        }
        p { a href="/corrections" { "All corrections" } }
    };
    frame::page("Your report of an error", &unlisted(), &content, publisher)
}

/// How many errors readers reported, year by year.
pub(in crate::formats::pages) fn counts(years: &[ReportYear]) -> Markup {
    html! {
        @if !years.is_empty() {
            section aria-labelledby="reports" {
                h2 id="reports" { "What readers reported" }
                ul {
                    @for ReportYear { year, received, corrected } in years {
                        li { (year) ": " (received) @if *received == 1 { " report" } @else { " reports" } " of an error, "
                            (corrected) " led to a correction." }
                    }
                }
            }
        }
    }
}

/// Why a text was refused, as the form says it.
#[must_use]
pub fn refusal(fault: &FieldFault) -> String {
    match fault {
        FieldFault::Empty => "Say what is wrong.".to_owned(),
        FieldFault::TooLong { max, length } => {
            format!("The text has {length} characters, {max} are the most. Shorten it.")
        }
        _ => "The text has characters that cannot be kept. Type it again.".to_owned(),
    }
}
