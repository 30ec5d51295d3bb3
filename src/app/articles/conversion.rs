//! Conversion between the analyser's types and the application's types.

use chrono::{DateTime, NaiveDate, Utc};
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
            .map(|reason| Reason {
                signal: reason.signal.to_string(),
                text: reason.text.clone(),
                weight: reason.weight,
            })
            .collect(),
        ambiguities: claim.ambiguities.iter().map(Ambiguity::from).collect(),
        claimant: claim.attribution.claimant.clone(),
        further_claimants: Vec::new(),
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
        figures: figures(claim, &place, &version.layers),
        quote: place.quote,
        prefix: place.prefix,
        suffix: place.suffix,
        claimant: claim.attribution.claimant.clone(),
        voice: claim.attribution.voice.into(),
        verb: claim.attribution.verb.clone(),
    }
}

/// The figures of the claim at this place. Where the words are repeated with other marks, their positions are unknown.
fn figures(claim: &claim_analysis::Claim, place: &NewPlace, layers: &[Layer]) -> Vec<TypedValue> {
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
            value.as_of = as_of(&value, layers);
            value
        })
        .collect()
}

/// When the entry of a live blog was written in which the figure is; `None` for dates, which say themselves when they are.
fn as_of(value: &TypedValue, layers: &[Layer]) -> Option<DateTime<Utc>> {
    let start = usize::try_from(value.span.start).ok().filter(|_| value.precision.is_none())?;
    let layer = layers.get(layers.partition_point(|layer| layer.end <= start))?;
    layer.time.filter(|_| layer.start <= start).map(|time| time.to_utc())
}

/// The stretches that were written on a day of their own: entries of a live blog.
pub(crate) fn days(layers: &[Layer]) -> Vec<(claim_analysis::Span, NaiveDate)> {
    let span = |layer: &Layer| claim_analysis::Span { start: layer.start, end: layer.end };
    layers.iter().filter_map(|layer| Some((span(layer), layer.time?.date_naive()))).collect()
}

/// The text with blanks for captions, which are no part of what the article says. All positions stay.
pub(crate) fn without_captions(text: &str, layers: &[Layer]) -> String {
    let captions: Vec<&Layer> = layers.iter().filter(|layer| layer.kind == LayerKind::Caption).collect();
    let is_caption = |at: usize| {
        let next = captions.get(captions.partition_point(|caption| caption.end <= at));
        next.is_some_and(|caption| caption.start <= at)
    };
    let blank = |(at, c)| if c != '\n' && is_caption(at) { ' ' } else { c };
    text.chars().enumerate().map(blank).collect()
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
        as_of: None,
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
    let captions = layers.iter().filter(|layer| layer.kind == LayerKind::Caption);
    found.left_out.extend(captions.map(|layer| claim_analysis::LeftOut {
        span: claim_analysis::Span { start: layer.start, end: layer.end },
        reason: LeftOutReason::Caption,
    }));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(kind: LayerKind, start: usize, end: usize, time: Option<&str>) -> Layer {
        let time = time.map(|time| time.parse().unwrap());
        Layer { kind, start, end, time, speaker: None, offset_ms: None }
    }

    #[test]
    fn captions_become_blanks_and_nothing_moves() {
        let text = "Één\n\nŽena, AP\nx\n\nzwei";
        let layers = [layer(LayerKind::Paragraph, 0, 3, None), layer(LayerKind::Caption, 5, 15, None)];
        assert_eq!(without_captions(text, &layers), "Één\n\n        \n \n\nzwei");
        assert_eq!(without_captions(text, &[]), text);
    }

    #[test]
    fn figures_of_an_entry_have_its_time() {
        let layers = [
            layer(LayerKind::Paragraph, 0, 10, None),
            layer(LayerKind::Paragraph, 12, 20, Some("2026-03-02T14:32:00+01:00")),
        ];
        let figure = |start| {
            let json = serde_json::json!({
                "text": "14", "span": {"start": start, "end": start + 2}, "measures": "people killed", "low": 14.0,
                "high": 14.0, "qualifier": "exactly", "unit": "people", "earliest": null, "latest": null, "precision": null
            });
            serde_json::from_value::<TypedValue>(json).unwrap()
        };
        let time = |value: &TypedValue| as_of(value, &layers).map(|time| time.to_rfc3339());
        assert_eq!(time(&figure(12)).as_deref(), Some("2026-03-02T13:32:00+00:00"));
        assert_eq!([time(&figure(3)), time(&figure(10)), time(&figure(20))], [None, None, None]);
        let date = TypedValue { precision: Some("day".to_owned()), ..figure(12) };
        assert_eq!(time(&date), None);
    }
}
