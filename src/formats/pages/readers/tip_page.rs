//! Pages of readers' tips: the form, verdicts that answer it already, and how far a check is. Plain HTML without scripts.

use maud::{Markup, html};

use super::reader_form::{refused, trap, unlisted};
use super::report_page;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::tip::{TipProgress, TipReason, TipStage};
use crate::formats::pages::archive_page::cards;
use crate::formats::pages::frame;
use crate::formats::pages::verdict_page::time;

/// The form has neither a text nor an address.
pub const NOTHING: &str = "Give us a text or a web address to check.";
/// The address is none.
pub const NO_ADDRESS: &str = "The web address is not complete. Copy it from the address bar of your browser.";
/// Too many questions from one place.
pub const TOO_FAST: &str = "Too many questions came at once. Your text is still here: send it again in a minute.";
/// Too many questions that nobody has decided about.
pub const TOO_MANY: &str = "Many questions wait for an editor. Your text is still here: keep it, and send it tomorrow.";

const TITLE: &str = "Ask for a check";

/// What a reader typed into the form.
#[derive(Debug, Default)]
pub struct Typed<'a> {
    /// The text.
    pub text: &'a str,
    /// The address.
    pub url: &'a str,
    /// What the reader wants to know.
    pub question: &'a str,
}

/// Renders the form. `why` says why it was not taken.
#[must_use]
pub fn form(typed: &Typed<'_>, why: Option<&str>, publisher: &Publisher) -> String {
    let described = |help: &str| if why.is_some() { format!("{help} refused") } else { help.to_owned() };
    let content = html! {
        h1 { (TITLE) }
        p { "Have you read or heard something, and you want to know whether it is true? Give us the text, the address, or both." }
        (refused(why))
        form.report method="post" action="/ask" {
            label for="text" { "What is to be checked?" }
            textarea id="text" name="text" rows="6" maxlength="4000" dir="auto" aria-describedby=(described("text-help")) { (typed.text) }
            p.quiet #text-help { "A sentence, or the whole message as you got it. Leave out names and numbers of private people." }
            label for="url" { "Web address" }
            input id="url" name="url" inputmode="url" autocomplete="off" maxlength="2048" dir="ltr" value=(typed.url) aria-describedby=(described("url-help"));
            p.quiet #url-help { "The page, post or video that says it." }
            label for="question" { "What do you want to know? (optional)" }
            input id="question" name="question" autocomplete="off" maxlength="500" dir="auto" value=(typed.question);
            p.quiet {
                "We keep no name or address of you. If we have checked it already, you see the verdict at once. If not, you get a link "
                "that tells how far we are."
            }
            (trap())
            button { "Send" }
        }
    };
    let head = html! {
        meta name="description" content=(format!("Ask {} to check a text or a web page.", publisher.name));
        link rel="canonical" href=(publisher.at("/ask"));
    };
    frame::page(TITLE, &head, &content, publisher)
}

/// Renders verdicts that answer what a reader typed, with a button to ask still.
#[must_use]
pub fn known(verdicts: &[&PublicVerdict], typed: &Typed<'_>, publisher: &Publisher) -> String {
    let content = html! {
        h1 { "Checked already" }
        p { (if verdicts.len() == 1 { "We have checked this, or something very close to it:" } else { "We have checked this, or something very close to it. Is it one of these?" }) }
        (cards(verdicts))
        form.report method="post" action="/ask" {
            h2 { "Is it something else?" }
            @if !typed.text.is_empty() { blockquote.typed dir="auto" { (typed.text) } }
            @if !typed.url.is_empty() { p.typed dir="ltr" { (typed.url) } }
            p.quiet { "We have kept nothing yet. If these verdicts do not answer your question, ask still." }
            input type="hidden" name="text" value=(typed.text);
            input type="hidden" name="url" value=(typed.url);
            input type="hidden" name="question" value=(typed.question);
            input type="hidden" name="anyway" value="yes";
            (trap())
            button { "Ask still" }
        }
    };
    frame::page("Checked already", &unlisted(), &content, publisher)
}

/// Renders how far a check is.
#[must_use]
pub fn progress(tip: &TipProgress, publisher: &Publisher) -> String {
    let content = html! {
        h1 { "Your question" }
        p { "You asked on " (time(tip.received_at)) "." }
        (steps(tip))
        p role="status" { strong { (tip.stage.words()) } @if let (TipStage::Declined, Some(at)) = (tip.stage, tip.decided_at) { " " (time(at)) } }
        @if let Some(why) = tip.reason.and_then(TipReason::words) { p { (why) } }
        @if let Some(answer) = &tip.answer { blockquote dir="auto" { (answer) } }
        @if !tip.verdicts.is_empty() {
            ul { @for verdict in &tip.verdicts {
                li dir="auto" { a href=(format!("/verdicts/{}", verdict.slug)) { (verdict.statement) } ": " (verdict.rating) }
            } }
        }
        @if !matches!(tip.stage, TipStage::Checked | TipStage::Declined) {
            p { "Keep the address of this page: it will tell how far we are. Nobody else knows it, and it does not show what you asked." }
        }
        p { a href="/ask" { "Ask for another check" } }
    };
    frame::page("Your question", &unlisted(), &content, publisher)
}

/// The way of a tip, with the step that it has reached.
fn steps(tip: &TipProgress) -> Markup {
    let way = [
        (TipStage::Received, "Received"),
        (TipStage::LookedAt, "Looked at"),
        (TipStage::Checking, "Being checked"),
        (TipStage::Checked, "Checked"),
    ];
    html! {
        @if tip.stage != TipStage::Declined {
            ol.steps aria-label="Steps" {
                @for (stage, name) in way {
                    li aria-current=[(stage == tip.stage).then_some("step")] { (name) }
                }
            }
        }
    }
}

/// Why a field was refused, as the form says it.
#[must_use]
pub fn refusal(field: &str, fault: &FieldFault) -> String {
    match fault {
        FieldFault::Empty => NOTHING.to_owned(),
        _ if field == "question" => format!("Your question: {}", report_page::refusal(fault)),
        _ => report_page::refusal(fault),
    }
}
