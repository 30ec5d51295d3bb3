//! Pages of readers' tips: the form, verdicts that answer it already, and how far a check is. Plain HTML without scripts.

use maud::{Markup, html};

use super::reader_form::{refused, trap, unlisted};
use super::report_page;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::tip::{TipProgress, TipStage};
use crate::formats::found_words::FoundWords;
use crate::formats::pages::archive_page::cards;
use crate::formats::pages::frame;
use crate::formats::texts::Locale;

/// Why a form was not taken.
#[derive(Debug, Clone, Copy)]
pub enum Refused {
    /// It has neither a text nor an address nor a file.
    Nothing,
    /// The address is none.
    NoAddress,
    /// Too many questions from one place.
    TooFast,
    /// Too many questions that nobody has decided about.
    TooMany,
    /// The file is too large.
    FileTooLarge,
    /// There are several files.
    SeveralFiles,
    /// There is no room for files.
    NoRoom,
}

impl Refused {
    /// The reason as the form says it.
    #[must_use]
    pub fn words(self, publisher: &Publisher) -> &'static str {
        let t = Locale::of(publisher).texts();
        match self {
            Self::Nothing => t.ask_nothing,
            Self::NoAddress => t.ask_no_address,
            Self::TooFast => t.ask_too_fast,
            Self::TooMany => t.ask_too_many,
            Self::FileTooLarge => t.ask_file_too_large,
            Self::SeveralFiles => t.ask_one_file,
            Self::NoRoom => t.ask_no_room,
        }
    }
}

/// What a reader typed into the form.
#[derive(Debug, Default)]
pub struct Typed<'a> {
    /// The text.
    pub text: &'a str,
    /// The address.
    pub url: &'a str,
    /// What the reader wants to know.
    pub question: &'a str,
    /// Whether the reader sent a file: browsers do not keep it, so that it has to be chosen again.
    pub had_file: bool,
}

/// Renders the form. `why` says why it was not taken.
#[must_use]
pub fn form(typed: &Typed<'_>, why: Option<&str>, publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let described = |help: &str| if why.is_some() { format!("{help} refused") } else { help.to_owned() };
    let content = html! {
        h1 { (t.ask) }
        p { (t.ask_lead) }
        (refused(why))
        form.report method="post" action="/ask" enctype="multipart/form-data" {
            label for="text" { (t.ask_text) }
            textarea id="text" name="text" rows="6" maxlength="4000" dir="auto" aria-describedby=(described("text-help")) { (typed.text) }
            p.quiet #text-help { (t.ask_text_help) }
            label for="url" { (t.ask_address) }
            input id="url" name="url" inputmode="url" autocomplete="off" maxlength="2048" dir="ltr" value=(typed.url) aria-describedby=(described("url-help"));
            p.quiet #url-help { (t.ask_address_help) }
            (file_field(typed, t))
            label for="question" { (t.ask_question) }
            input id="question" name="question" autocomplete="off" maxlength="500" dir="auto" value=(typed.question);
            p.quiet { (t.ask_promise) }
            (trap(t))
            button { (t.send) }
        }
    };
    let head = html! {
        meta name="description" content=(Locale::plain(t.ask_description, &[("name", &publisher.name)]));
        link rel="canonical" href=(publisher.at("/ask"));
    };
    frame::page(t.ask, &head, &content, publisher)
}

/// Types of files that a browser offers; the server looks at the content.
const ACCEPTED: &str = ".png,.jpg,.jpeg,.webp,.pdf,.txt,image/png,image/jpeg,image/webp,application/pdf,text/plain";

/// The field for a picture or document.
fn file_field(typed: &Typed<'_>, t: Locale) -> Markup {
    html! {
        label for="file" { (t.ask_file) }
        input id="file" name="file" type="file" accept=(ACCEPTED) aria-describedby=(if typed.had_file { "file-help file-again" } else { "file-help" });
        @if typed.had_file { p #file-again { (t.ask_file_again) } }
        p.quiet #file-help { (t.ask_file_help) }
    }
}

/// Renders verdicts that answer what a reader typed, with a button to ask still.
#[must_use]
pub fn known(verdicts: &[&PublicVerdict], typed: &Typed<'_>, publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let content = html! {
        h1 { (t.checked_already) }
        p { (if verdicts.len() == 1 { t.is_it_this } else { t.is_it_one_of_these }) }
        (cards(verdicts, &FoundWords::default(), t))
        form.report method="post" action="/ask" enctype="multipart/form-data" {
            h2 { (t.something_else) }
            @if !typed.text.is_empty() { blockquote.typed dir="auto" { (typed.text) } }
            @if !typed.url.is_empty() { p.typed dir="ltr" { (typed.url) } }
            p.quiet { (t.kept_nothing) }
            input type="hidden" name="text" value=(typed.text);
            input type="hidden" name="url" value=(typed.url);
            input type="hidden" name="question" value=(typed.question);
            input type="hidden" name="anyway" value="yes";
            @if typed.had_file { (file_field(typed, t)) }
            (trap(t))
            button { (t.ask_still) }
        }
    };
    frame::page(t.checked_already, &unlisted(), &content, publisher)
}

/// Renders how far a check is.
#[must_use]
pub fn progress(tip: &TipProgress, publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let content = html! {
        h1 { (t.your_question) }
        p { (Locale::with(t.asked_on, &[("time", t.time(tip.received_at))])) }
        (steps(tip, t))
        p role="status" { strong { (t.stage(tip.stage)) } @if let (TipStage::Declined, Some(at)) = (tip.stage, tip.decided_at) { " " (t.time(at)) } }
        @if let Some(why) = tip.reason.and_then(|reason| t.reason(reason)) { p { (why) } }
        @if let Some(answer) = &tip.answer { blockquote dir="auto" { (answer) } }
        @if !tip.verdicts.is_empty() {
            ul { @for verdict in &tip.verdicts {
                li dir="auto" { a href=(format!("/verdicts/{}", verdict.slug)) { (verdict.statement) } ": " (verdict.rating) }
            } }
        }
        @if !matches!(tip.stage, TipStage::Checked | TipStage::Declined) {
            p { (t.ask_keep) }
        }
        p { a href="/ask" { (t.ask_another) } }
    };
    frame::page(t.your_question, &unlisted(), &content, publisher)
}

/// The way of a tip, with the step that it has reached.
fn steps(tip: &TipProgress, t: Locale) -> Markup {
    let way = [
        (TipStage::Received, t.step_received),
        (TipStage::LookedAt, t.step_looked_at),
        (TipStage::Checking, t.step_checking),
        (TipStage::Checked, t.step_checked),
    ];
    html! {
        @if tip.stage != TipStage::Declined {
            ol.steps aria-label=(t.steps) {
                @for (stage, name) in way {
                    li aria-current=[(stage == tip.stage).then_some("step")] { (name) }
                }
            }
        }
    }
}

/// Why a field was refused, as the form says it.
#[must_use]
pub fn refusal(field: &str, fault: &FieldFault, publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    match fault {
        FieldFault::Empty if field == "file" => t.ask_file_empty.to_owned(),
        FieldFault::ReaderFileType => t.ask_file_type.to_owned(),
        FieldFault::BrokenFile => t.ask_file_broken.to_owned(),
        FieldFault::PictureSize { .. } => t.ask_picture_size.to_owned(),
        FieldFault::Empty => t.ask_nothing.to_owned(),
        _ if field == "question" => {
            Locale::plain(t.your_question_fault, &[("fault", &report_page::refusal(fault, publisher))])
        }
        _ => report_page::refusal(fault, publisher),
    }
}
