//! Locale of public pages: the newsroom's language and time zone, with dates, numbers, plurals and names of codes.

use std::ops::Deref;

use chrono::{DateTime, Datelike, NaiveDate, Offset, Utc};
use maud::{Markup, html};

use super::catalogue::{Forms, Texts};
use super::languages::texts;
use crate::domain::claims::claim::Kind;
use crate::domain::newsroom::zone::Zone;
use crate::domain::publishing::look::PageLanguage;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::report::ReportOutcome;
use crate::domain::publishing::tip::{TipReason, TipStage};
use crate::domain::verdicts::correction::CorrectionClass;
use crate::domain::verdicts::evidence::{OfflineKind, Stance};

/// Language and time zone of the texts that readers see.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Locale {
    language: PageLanguage,
    zone: Zone,
}

impl Deref for Locale {
    type Target = Texts;

    fn deref(&self) -> &Texts {
        texts(self.language)
    }
}

impl Locale {
    /// The locale that the newsroom has chosen for its public pages.
    pub(crate) fn of(publisher: &Publisher) -> Self {
        Self { language: publisher.rules.language, zone: publisher.rules.zone }
    }

    /// The catalogue of the language.
    pub(crate) fn texts(self) -> &'static Texts {
        texts(self.language)
    }

    /// The text with a word, a number or a link in each of its places.
    pub(crate) fn with(text: &str, places: &[(&str, Markup)]) -> Markup {
        let mut parts = text.split('{');
        let first = parts.next().unwrap_or_default();
        html! {
            (first)
            @for (name, rest) in parts.filter_map(|part| part.split_once('}')) {
                @if let Some((_, word)) = places.iter().find(|(place, _)| *place == name) { (word) }
                (rest)
            }
        }
    }

    /// The text with a word in each of its places, without markup.
    pub(crate) fn plain(text: &str, places: &[(&str, &str)]) -> String {
        let mut parts = text.split('{');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for (name, rest) in parts.filter_map(|part| part.split_once('}')) {
            let word = places.iter().find(|(place, _)| *place == name).map(|(_, word)| *word);
            filled.push_str(word.unwrap_or_default());
            filled.push_str(rest);
        }
        filled
    }

    /// The text with a name in its place `{name}`, whatever the direction of its letters.
    pub(crate) fn named(text: &str, name: &str) -> Markup {
        Self::with(text, &[("name", html! { bdi { (name) } })])
    }

    /// The form of a text for a number, and the number as the language writes it. Rules: CLDR, *Language Plural Rules*.
    pub(crate) fn count(self, forms: &Forms, count: i64, places: &[(&str, &str)]) -> String {
        let form = match (self.language, count) {
            (PageLanguage::Ar, 0) => forms.zero,
            (_, 1) => forms.one,
            (PageLanguage::Ar, 2) => forms.two,
            (PageLanguage::Ar, count) if (3..=10).contains(&(count % 100)) => forms.few,
            (PageLanguage::Ar, count) if (11..=99).contains(&(count % 100)) => forms.many,
            _ => forms.other,
        };
        let number = self.number(count);
        let places: Vec<_> = [("count", number.as_str())].into_iter().chain(places.iter().copied()).collect();
        Self::plain(form, &places)
    }

    /// A number with the language's mark between thousands.
    pub(crate) fn number(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut text = if number < 0 { "-".to_owned() } else { String::new() };
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push_str(self.thousands);
            }
            text.push(digit);
        }
        text
    }

    /// A day in words.
    pub(crate) fn day_words(self, day: NaiveDate) -> String {
        let month = usize::try_from(day.month0()).ok().and_then(|month| self.months.get(month)).copied();
        let (number, year) = (day.day().to_string(), day.year().to_string());
        let places = [("day", number.as_str()), ("month", month.unwrap_or_default()), ("year", &year)];
        Self::plain(self.date, &places)
    }

    /// The day of a time in the newsroom's zone, in words.
    pub(crate) fn date_words(self, at: DateTime<Utc>) -> String {
        self.day_words(at.with_timezone(&self.zone.tz()).date_naive())
    }

    /// A day, readable by people and by machines.
    pub(crate) fn day(self, day: NaiveDate) -> Markup {
        html! { time datetime=(day) { (self.day_words(day)) } }
    }

    /// The day of a time in the newsroom's zone, readable by people and by machines.
    pub(crate) fn date(self, at: DateTime<Utc>) -> Markup {
        html! { time datetime=(at.to_rfc3339()) { (self.date_words(at)) } }
    }

    /// A time in the newsroom's zone, readable by people and by machines.
    pub(crate) fn time(self, at: DateTime<Utc>) -> Markup {
        let local = at.with_timezone(&self.zone.tz());
        let minutes = local.offset().fix().local_minus_utc() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        let zone = match (minutes.abs() / 60, minutes.abs() % 60) {
            (0, 0) => "UTC".to_owned(),
            (hours, 0) => format!("UTC{sign}{hours}"),
            (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
        };
        let (day, clock) = (self.day_words(local.date_naive()), local.format("%H:%M").to_string());
        let places = [("date", day.as_str()), ("time", &clock), ("zone", &zone)];
        html! { time datetime=(at.to_rfc3339()) { (Self::plain(self.moment, &places)) } }
    }

    /// Markup with the language's comma between the items.
    pub(crate) fn listed(self, items: impl IntoIterator<Item = Markup>) -> Markup {
        html! { @for (place, item) in items.into_iter().enumerate() { @if place > 0 { (self.comma) } (item) } }
    }

    /// The kind of a claim, as a noun.
    pub(crate) fn kind_of(self, kind: Kind) -> &'static str {
        match kind {
            Kind::Casualties => self.casualties,
            Kind::Quantity => self.quantity,
            Kind::Date => self.date_kind,
            Kind::Agreement => self.agreement,
            Kind::Event => self.event,
            Kind::Quote => self.quote,
            Kind::Causal => self.causal,
            Kind::Prediction => self.prediction,
        }
    }

    /// What a source says about the claim.
    pub(crate) fn stance(self, stance: Stance) -> &'static str {
        match stance {
            Stance::Supports => self.supports,
            Stance::Refutes => self.refutes,
            Stance::Context => self.context,
        }
    }

    /// The class of a correction, as a noun.
    pub(crate) fn class(self, class: CorrectionClass) -> &'static str {
        match class {
            CorrectionClass::Clarification => self.clarification,
            CorrectionClass::Correction => self.correction,
            CorrectionClass::Retraction => self.retraction,
        }
    }

    /// The kind of a source without a web address.
    pub(crate) fn offline(self, kind: OfflineKind) -> &'static str {
        match kind {
            OfflineKind::Interview => self.interview,
            OfflineKind::Letter => self.letter,
            OfflineKind::Call => self.call,
            OfflineKind::Document => self.document,
            OfflineKind::Photograph => self.photograph,
            OfflineKind::Observation => self.observation,
        }
    }

    /// What became of a report, as the reader's page tells it.
    pub(crate) fn outcome(self, outcome: ReportOutcome) -> &'static str {
        match outcome {
            ReportOutcome::Corrected => self.report_corrected,
            ReportOutcome::Declined => self.report_declined,
            ReportOutcome::Noted => self.report_noted,
        }
    }

    /// How far a tip is, as the reader's page tells it.
    pub(crate) fn stage(self, stage: TipStage) -> &'static str {
        match stage {
            TipStage::Received => self.stage_received,
            TipStage::LookedAt => self.stage_looked_at,
            TipStage::Checking => self.stage_checking,
            TipStage::Checked => self.stage_checked,
            TipStage::Declined => self.stage_declined,
        }
    }

    /// Why a tip is not checked, as the reader's page tells it; `None` if the answer alone tells it.
    pub(crate) fn reason(self, reason: TipReason) -> Option<&'static str> {
        Some(match reason {
            TipReason::Opinion => self.reason_opinion,
            TipReason::Unclear => self.reason_unclear,
            TipReason::NoSources => self.reason_no_sources,
            TipReason::NotNow => self.reason_not_now,
            TipReason::Other => return None,
            TipReason::Expired => self.reason_expired,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(language: PageLanguage, zone: &str) -> Locale {
        Locale { language, zone: Zone::new(zone).unwrap() }
    }

    #[test]
    fn arabic_has_six_forms() {
        let arabic = locale(PageLanguage::Ar, "UTC");
        for (count, form) in [
            (0, "لا بلاغات عن أخطاء"),
            (1, "بلاغ واحد عن خطأ"),
            (2, "بلاغان عن أخطاء"),
            (3, "3 بلاغات عن أخطاء"),
            (11, "11 بلاغًا عن أخطاء"),
            (100, "100 بلاغ عن أخطاء"),
            (1103, "1,103 بلاغات عن أخطاء"),
        ] {
            assert_eq!(arabic.count(&arabic.reports, count, &[]), form);
        }
        let german = locale(PageLanguage::De, "UTC");
        assert_eq!(german.count(&german.reports, 1, &[]), "1 Hinweis auf einen Fehler");
        assert_eq!(german.count(&german.reports, 12_345, &[]), "12.345 Hinweise auf Fehler");
    }

    #[test]
    fn a_time_is_that_of_the_newsrooms_zone() {
        let at: DateTime<Utc> = "2026-06-30T23:05:00Z".parse().unwrap();
        for (language, zone, words) in [
            (PageLanguage::En, "UTC", "30 June 2026, 23:05 UTC"),
            (PageLanguage::De, "Europe/Berlin", "1. Juli 2026, 01:05 Uhr (UTC+2)"),
            (PageLanguage::Ar, "Africa/Cairo", "1 يوليو 2026، الساعة 02:05 (UTC+3)"),
            (PageLanguage::En, "Asia/Kolkata", "1 July 2026, 04:35 UTC+5:30"),
            (PageLanguage::En, "America/St_Johns", "30 June 2026, 20:35 UTC-2:30"),
        ] {
            let html = locale(language, zone).time(at).into_string();
            assert_eq!(html, format!("<time datetime=\"2026-06-30T23:05:00+00:00\">{words}</time>"));
        }
        assert_eq!(locale(PageLanguage::De, "Europe/Berlin").date_words(at), "1. Juli 2026");
    }

    #[test]
    fn a_place_takes_markup_and_escapes_words() {
        let text = Locale::with("From {a} to {b}.", &[("a", html! { b { "<x>" } }), ("b", html! { "y" })]);
        assert_eq!(text.into_string(), "From <b>&lt;x&gt;</b> to y.");
        assert_eq!(Locale::plain("{name}: verdicts", &[("name", "{name}")]), "{name}: verdicts");
    }
}
