//! Articles for the tests: their claims as traces.

use std::sync::Arc;

use claim_analysis::{Context, Kind, Qualifier, Role, extract};

use crate::NaiveDate;
use crate::occurrence::setting::Setting;
use crate::occurrence::source::{Datum, Part, Source};
use crate::occurrence::time::Time;
use crate::occurrence::trace::Trace;

/// A claim of an article.
pub struct Told {
    /// The claim as an article of its own would say it.
    pub statement: String,
    pub trace: Trace,
}

/// The claims of an article that was published on this day.
pub fn article(day: &str, title: &str, text: &str) -> Vec<Told> {
    let day: NaiveDate = day.parse().unwrap();
    let context = Context { title: Some(title), published_on: Some(day), language: Some("en"), ..Context::default() };
    let claims = extract(text, &context).claims;
    let setting = Setting::new(Some(title), claims.iter().map(|claim| claim.statement.as_str()));
    // As a database keeps it.
    let setting = Arc::new(Setting::restore(&setting.names(), &setting.things(), setting.known()));
    let told = claims.iter().map(|claim| {
        let quote: String = text.chars().skip(claim.span.start).take(claim.span.end - claim.span.start).collect();
        let values: Vec<Datum> = claim.values.iter().map(|value| datum(value, claim.span.start)).collect();
        let trace = Trace::new(&Source {
            statement: &claim.statement,
            quote: &quote,
            claimant: claim.attribution.claimant.as_deref(),
            is_quote: claim.kind == Kind::Quote,
            is_agreement: claim.kind == Kind::Agreement,
            told: Some(Time::day(day)),
            values: &values,
            setting: Arc::clone(&setting),
        });
        Told { statement: claim.statement.clone(), trace }
    });
    told.collect()
}

/// The first claim of an article.
pub fn trace(day: &str, title: &str, text: &str) -> Trace {
    article(day, title, text).into_iter().next().unwrap_or_else(|| panic!("no claim in {text}")).trace
}

fn datum(value: &claim_analysis::Value, start: usize) -> Datum {
    Datum {
        at: value.span.start - start,
        text: value.text.clone(),
        measures: value.measures.clone(),
        unit: value.unit.clone(),
        low: value.low,
        high: value.high,
        is_about: value.qualifier == Qualifier::About,
        days: value.date.and_then(|date| date.earliest.zip(date.latest)),
        part: match (value.not_asserted, value.role) {
            (Some(_), _) => Part::Unasserted,
            (None, Some(Role::Increment)) => Part::Increment,
            (None, Some(Role::Former)) => Part::Former,
            _ => Part::Total,
        },
    }
}
