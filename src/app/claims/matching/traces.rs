//! Traces of stored claims: what the rules of grouping and of conflicts read.

use std::sync::Arc;

use claim_matching::{Datum, Part, Setting, Source, Time, Trace};

use crate::domain::claims::appearance::{CountRole, TypedValue};
use crate::domain::claims::claim::Kind;
use crate::domain::kernel::moment::Moment;
use crate::store::claims::setting::ClaimInArticle;

/// What the article of a claim is about, as stored.
pub(super) fn setting(claim: &ClaimInArticle) -> Setting {
    let [names, things, known] = &claim.setting;
    Setting::restore(names, things, known.clone())
}

/// What a claim says.
pub(super) fn trace(claim: &ClaimInArticle, setting: &Arc<Setting>) -> Trace {
    let values: Vec<Datum> = claim.values.iter().map(|value| datum(value, claim.start)).collect();
    Trace::new(&Source {
        statement: &claim.statement,
        quote: &claim.quote,
        claimant: claim.claimant.as_deref(),
        is_quote: claim.kind == Kind::Quote,
        is_agreement: claim.kind == Kind::Agreement,
        told: claim.told.map(told),
        values: &values,
        setting: Arc::clone(setting),
    })
}

fn told(moment: Moment) -> Time {
    match moment {
        Moment::Day(day) => Time::day(day),
        Moment::Second(time) => Time { from: time.timestamp(), to: time.timestamp() },
    }
}

fn datum(value: &TypedValue, start: i32) -> Datum {
    let part = match (value.not_asserted, value.role) {
        (Some(_), _) => Part::Unasserted,
        (None, Some(CountRole::Increment)) => Part::Increment,
        (None, Some(CountRole::Former)) => Part::Former,
        (None, Some(CountRole::Total) | None) => Part::Total,
    };
    Datum {
        at: usize::try_from(value.span.start - start).unwrap_or(0),
        text: value.text.clone(),
        measures: value.measures.clone(),
        unit: value.unit.clone(),
        low: value.low,
        high: value.high,
        is_about: value.qualifier == "about",
        days: value.earliest.zip(value.latest),
        part,
    }
}
