//! Pages of readers' reports: the form, and what became of a report. Plain HTML without scripts.

use maud::{Markup, html};

use super::reader_form::{refused, trap, unlisted};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::report::{ReportStage, ReportYear};
use crate::formats::pages::frame;
use crate::formats::texts::Locale;

/// Renders the form about a published verdict. `typed` is what the reader sent, `why` says why it was not taken.
#[must_use]
pub fn form(verdict: &PublicVerdict, typed: &str, why: Option<&str>, publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let content = html! {
        h1 { (t.report_an_error) }
        p { (t.about_verdict) }
        blockquote dir="auto" lang=[verdict.language.as_ref()] { a href=(format!("/verdicts/{}", verdict.slug)) { (verdict.statement) } }
        (refused(why))
        form.report method="post" action=(format!("/verdicts/{}/report", verdict.slug)) {
            label for="text" { (t.what_is_wrong) }
            textarea id="text" name="text" rows="8" maxlength="4000" required dir="auto"
                aria-describedby=(if why.is_some() { "help refused" } else { "help" }) { (typed) }
            p.quiet #help { (t.report_help) }
            (trap(t))
            button { (t.send_report) }
        }
    };
    frame::page(t.report_an_error, &unlisted(), &content, publisher)
}

/// Renders what became of a report.
#[must_use]
pub fn stage(stage: &ReportStage, publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let content = html! {
        h1 { (t.your_report) }
        p { (Locale::with(t.report_received, &[("time", t.time(stage.received_at))])) }
        blockquote dir="auto" { a href=(format!("/verdicts/{}", stage.slug)) { (stage.statement) } }
        @if let (Some(outcome), Some(at)) = (stage.outcome, stage.decided_at) {
            p { strong { (t.outcome(outcome)) } " " (t.time(at)) }
            @if let Some(answer) = &stage.answer { p dir="auto" { (answer) } }
        } @else {
            p { strong { (t.report_thanks) } }
            p { (t.report_keep) }
        }
        p { a href="/corrections" { (t.all_corrections) } }
    };
    frame::page(t.your_report, &unlisted(), &content, publisher)
}

/// How many errors readers reported, year by year.
pub(in crate::formats::pages) fn counts(years: &[ReportYear], t: Locale) -> Markup {
    html! {
        @if !years.is_empty() {
            section aria-labelledby="reports" {
                h2 id="reports" { (t.what_readers_reported) }
                ul {
                    @for ReportYear { year, received, corrected } in years {
                        @let reports = t.count(&t.reports, *received, &[]);
                        @let corrected = t.count(&t.led_to_correction, *corrected, &[]);
                        @let places = [("year", year.to_string()), ("reports", reports), ("corrected", corrected)];
                        li { (Locale::plain(t.reports_of_year, &places.each_ref().map(|(name, word)| (*name, word.as_str())))) }
                    }
                }
            }
        }
    }
}

/// Why a text was refused, as the form says it.
#[must_use]
pub fn refusal(fault: &FieldFault, publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    match fault {
        FieldFault::Empty => t.say_what_is_wrong.to_owned(),
        FieldFault::TooLong { max, length } => {
            let number = |number: usize| t.number(i64::try_from(number).unwrap_or(i64::MAX));
            Locale::plain(t.too_long, &[("length", &number(*length)), ("max", &number(*max))])
        }
        _ => t.bad_characters.to_owned(),
    }
}

/// Why a report was not taken although it is valid: too many from one place, or too many about the verdict.
#[must_use]
pub fn throttled(seconds: i64, publisher: &Publisher) -> &'static str {
    let t = Locale::of(publisher).texts();
    if seconds <= 60 { t.reports_too_fast } else { t.reports_too_many }
}
