//! Conversion between the analyser's types and the application's types.

use claim_analysis::LeftOutReason;

use crate::app::work::Work;
use crate::domain::articles::article::{ArticleVersion, LeftOut};
use crate::domain::articles::reading::{Layer, LayerKind};
use crate::domain::claims::ambiguity::Ambiguity;
use crate::domain::claims::appearance::{CountRole, NotAsserted, Span, TypedValue};
use crate::domain::claims::claim::Reason;
use crate::domain::claims::priority::priority;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::store::claims::claim::{NewAppearance, NewClaim};

/// Maximum length of a claim's quote, in code points.
pub(crate) const LONGEST: usize = 2_000;

/// Length of the prefix and of the suffix stored with a quote, in code points.
pub(crate) const MARGIN: usize = 80;

#[derive(Debug)]
pub(crate) struct NewPlace {
    pub(crate) span: Span,
    pub(crate) quote: String,
    prefix: String,
    suffix: String,
}

impl NewPlace {
    pub(crate) fn of(text: &[char], span: claim_analysis::Span) -> Option<Self> {
        let quote: String = text.get(span.start..span.end)?.iter().collect();
        let before = text.get(span.start.saturating_sub(MARGIN)..span.start)?;
        let behind = text.get(span.end..text.len().min(span.end + MARGIN))?;
        Some(Self { span: narrow(span)?, quote, prefix: before.iter().collect(), suffix: behind.iter().collect() })
    }
}

pub(crate) fn narrow(span: claim_analysis::Span) -> Option<Span> {
    Some(Span { start: i32::try_from(span.start).ok()?, end: i32::try_from(span.end).ok()? })
}

pub(crate) fn new_claim(id: ClaimId, article_id: ArticleId, claim: &claim_analysis::Claim) -> NewClaim {
    NewClaim {
        id,
        article_id,
        machine_statement: Some(claim.statement.clone()),
        wording: None,
        wording_by: None,
        kind: claim.kind.into(),
        machine_kind: Some(claim.kind.into()),
        second_kind: claim.second_kind.map(Into::into),
        check_worthiness: claim.check_worthiness,
        reasons: claim
            .reasons
            .iter()
            .map(|reason| Reason { signal: reason.signal.clone(), text: reason.text.clone(), weight: reason.weight })
            .collect(),
        ambiguities: claim.ambiguities.iter().map(Ambiguity::from).collect(),
        claimant: claim.attribution.claimant.clone(),
        voice: claim.attribution.voice.into(),
        verb: claim.attribution.verb.clone(),
        priority: priority(claim.check_worthiness, claim.kind.into(), 0),
    }
}

pub(crate) fn new_appearance(
    work: &Work,
    claim_id: ClaimId,
    version: &ArticleVersion,
    claim: &claim_analysis::Claim,
    place: NewPlace,
) -> NewAppearance {
    NewAppearance {
        id: work.id(),
        claim_id,
        article_id: version.article_id,
        number: version.number,
        span_start: place.span.start,
        span_end: place.span.end,
        figures: figures(claim, &place),
        quote: place.quote,
        prefix: place.prefix,
        suffix: place.suffix,
        claimant: claim.attribution.claimant.clone(),
        voice: claim.attribution.voice.into(),
        verb: claim.attribution.verb.clone(),
    }
}

/// The figures of the claim at this place. Where the words are repeated with other marks, their positions are unknown.
fn figures(claim: &claim_analysis::Claim, place: &NewPlace) -> Vec<TypedValue> {
    let length = claim.span.end - claim.span.start;
    let Some(shift) = narrow(claim.span).map(|first| place.span.start - first.start) else {
        return Vec::new();
    };
    if place.quote.chars().count() != length {
        return Vec::new();
    }
    let values = claim.values.iter().filter_map(value);
    values
        .map(|mut value| {
            value.span.start += shift;
            value.span.end += shift;
            value
        })
        .collect()
}

pub(crate) fn value(value: &claim_analysis::Value) -> Option<TypedValue> {
    Some(TypedValue {
        text: value.text.clone(),
        span: narrow(value.span)?,
        measures: value.measures.clone(),
        low: value.low,
        high: value.high,
        qualifier: value.qualifier.as_str().to_owned(),
        unit: value.unit.clone(),
        earliest: value.date.as_ref().and_then(|date| date.earliest),
        latest: value.date.as_ref().and_then(|date| date.latest),
        not_asserted: value.not_asserted.map(not_asserted),
        role: value.role.map(role),
        precision: value.date.as_ref().map(|date| date.precision.as_str().to_owned()),
    })
}

fn not_asserted(reason: claim_analysis::NotAsserted) -> NotAsserted {
    match reason {
        claim_analysis::NotAsserted::Denied => NotAsserted::Denied,
        claim_analysis::NotAsserted::Asked => NotAsserted::Asked,
        claim_analysis::NotAsserted::Conditional => NotAsserted::Conditional,
        claim_analysis::NotAsserted::Unverified => NotAsserted::Unverified,
    }
}

fn role(role: claim_analysis::Role) -> CountRole {
    match role {
        claim_analysis::Role::Increment => CountRole::Increment,
        claim_analysis::Role::Total => CountRole::Total,
        claim_analysis::Role::Former => CountRole::Former,
    }
}

/// The claims without those in headings, captions and correction notes, as the page marks them.
pub(crate) fn without_layers(mut found: claim_analysis::Extraction, layers: &[Layer]) -> claim_analysis::Extraction {
    let marked: Vec<(&Layer, LeftOutReason)> =
        layers.iter().filter_map(|layer| Some((layer, marked(layer.kind)?))).collect();
    let at = |span: claim_analysis::Span| {
        let (layer, reason) = marked.get(marked.partition_point(|(layer, _)| layer.end < span.end))?;
        (layer.start <= span.start).then_some(*reason)
    };
    for claim in &found.claims {
        if let Some(reason) = at(claim.span) {
            found.left_out.push(claim_analysis::LeftOut { span: claim.span, reason });
        }
    }
    found.claims.retain(|claim| at(claim.span).is_none());
    found.left_out.sort_by_key(|passage| passage.span.start);
    found
}

/// Why a stretch of a page holds no claims; `None` for the article's own text.
fn marked(kind: LayerKind) -> Option<LeftOutReason> {
    match kind {
        LayerKind::Headline | LayerKind::Subhead => Some(LeftOutReason::Headline),
        LayerKind::Caption => Some(LeftOutReason::Caption),
        LayerKind::Correction => Some(LeftOutReason::EditorialNote),
        LayerKind::Paragraph | LayerKind::ListItem | LayerKind::TableRow | LayerKind::Quotation => None,
    }
}

pub(crate) fn left_out(found: &claim_analysis::Extraction) -> Vec<LeftOut> {
    found
        .left_out
        .iter()
        .map(|passage| LeftOut {
            start: passage.span.start,
            end: passage.span.end,
            reason: passage.reason.as_str().replace('_', " "),
        })
        .collect()
}
