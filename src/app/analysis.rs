//! How do an article's claims get from the analyser into the newsroom?

use std::collections::{HashMap, HashSet, VecDeque};

use super::App;
use super::error::{Error, Result};
use super::work::Work;
use crate::domain::actor::Actor;
use crate::domain::appearance::{Span, TypedValue};
use crate::domain::article::{AnalysisState, Article, ArticleVersion, LeftOut};
use crate::domain::claim::Reason;
use crate::domain::event::{Change, Event, Kind};
use crate::domain::id::{ArticleId, ClaimId};
use crate::domain::moment::Moment;
use crate::store;
use crate::store::appearances::Place;
use crate::store::claims::{NewAppearance, NewClaim};

/// Code points kept before and behind a quotation.
const MARGIN: usize = 80;

/// Reads one version of an article and keeps what was found. Running it again finds the same claims and
/// adds nothing.
pub async fn run(app: &App, id: ArticleId, number: i32) -> Result<()> {
    let article = super::articles::by_id(app, id).await?;
    let version = super::articles::version(app, id, number).await?;
    set_running(app, id, number).await?;
    let (version, found) = read(article, version).await?;

    let mut work = Work::open(app, &Actor::system()).await?;
    store::analyses::lock(work.db(), id, number)
        .await?
        .ok_or(Error::NotFound("article"))?;
    let known = store::appearances::of_article(work.db(), id).await?;

    let findings = sort_out(&work, &version, &found.claims, &known);

    let now = work.now();
    store::claims::insert_found(work.db(), &findings.claims, &findings.appearances, now).await?;
    store::reviews::raise_versions(work.db(), &findings.moved, now).await?;
    let full = found.support == claim_analysis::Support::Full;
    let left_out = left_out(&found);
    store::analyses::set_done(work.db(), id, number, full, &left_out, now).await?;
    store::articles::raise_version(work.db(), id).await?;

    for claim in &findings.claims {
        let event = Event::of_claim(Kind::ClaimExtracted, claim.id, id)
            .with(Change::set("statement", &claim.machine_statement));
        work.record(event);
    }
    let event = Event::of_article(Kind::ArticleAnalysed, id)
        .with(Change::set("claims found", found.claims.len()))
        .with(Change::set("analyser", claim_analysis::VERSION));
    work.record(event);
    work.commit().await
}

/// Notes that the analyser has given up on a version.
pub async fn give_up(app: &App, id: ArticleId, number: i32, problem: &str) -> Result<()> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let now = work.now();
    store::analyses::set_failed(work.db(), id, number, problem, now).await?;
    store::articles::raise_version(work.db(), id).await?;
    work.record(Event::of_article(Kind::AnalysisFailed, id).because(Some(problem)));
    work.commit().await
}

async fn set_running(app: &App, id: ArticleId, number: i32) -> Result<()> {
    let mut work = Work::open(app, &Actor::system()).await?;
    store::analyses::set_state(work.db(), id, number, AnalysisState::Running).await?;
    work.commit().await
}

/// Runs the analyser off the async threads.
async fn read(
    article: Article,
    version: ArticleVersion,
) -> Result<(ArticleVersion, claim_analysis::Extraction)> {
    tokio::task::spawn_blocking(move || {
        let found = extract(&article, &version.text);
        (version, found)
    })
    .await
    .map_err(|error| Error::Unexpected(error.into()))
}

fn extract(article: &Article, text: &str) -> claim_analysis::Extraction {
    let context = claim_analysis::Context {
        title: article.title.as_deref(),
        language: article.language.as_deref(),
        published_on: article.published_at.and_then(Moment::analysis_day),
    };
    claim_analysis::extract(text, &context)
}

struct Findings {
    claims: Vec<NewClaim>,
    appearances: Vec<NewAppearance>,
    /// Known claims that have an appearance more: their files have changed.
    moved: Vec<ClaimId>,
}

/// Splits what was found into new claims and into further appearances of known ones: the same words in
/// another version of the article are the same claim.
fn sort_out(
    work: &Work,
    version: &ArticleVersion,
    found: &[claim_analysis::Claim],
    known: &[Place],
) -> Findings {
    let text: Vec<char> = version.text.chars().collect();
    let here: HashSet<(i32, i32)> = known
        .iter()
        .filter(|place| place.number == version.number)
        .map(|place| (place.span_start, place.span_end))
        .collect();
    // The claims whose words are not in this version yet, by their words: a lookup each, since an article
    // may have thousands.
    let placed: HashSet<ClaimId> = known
        .iter()
        .filter(|place| place.number == version.number)
        .map(|place| place.claim_id)
        .collect();
    let mut elsewhere: HashMap<&str, VecDeque<ClaimId>> = HashMap::new();
    let mut queued = HashSet::new();
    for old in known.iter().filter(|old| !placed.contains(&old.claim_id)) {
        if queued.insert((old.claim_id, &old.quote)) {
            elsewhere
                .entry(&old.quote)
                .or_default()
                .push_back(old.claim_id);
        }
    }
    let mut findings = Findings {
        claims: Vec::new(),
        appearances: Vec::new(),
        moved: Vec::new(),
    };
    for claim in found {
        let Some(place) = NewPlace::of(&text, claim.span) else {
            continue;
        };
        if here.contains(&(place.span.start, place.span.end)) {
            continue;
        }
        let known_claim = elsewhere
            .get_mut(place.quote.as_str())
            .and_then(VecDeque::pop_front);
        let id = known_claim.unwrap_or_else(|| work.id());
        match known_claim {
            Some(id) => findings.moved.push(id),
            None => findings
                .claims
                .push(new_claim(id, version.article_id, claim)),
        }
        findings
            .appearances
            .push(new_appearance(work, id, version, claim, place));
    }
    findings
}

struct NewPlace {
    span: Span,
    quote: String,
    prefix: String,
    suffix: String,
}

impl NewPlace {
    fn of(text: &[char], span: claim_analysis::Span) -> Option<Self> {
        let quote: String = text.get(span.start..span.end)?.iter().collect();
        let before = text.get(span.start.saturating_sub(MARGIN)..span.start)?;
        let behind = text.get(span.end..text.len().min(span.end + MARGIN))?;
        Some(Self {
            span: narrow(span)?,
            quote,
            prefix: before.iter().collect(),
            suffix: behind.iter().collect(),
        })
    }
}

fn narrow(span: claim_analysis::Span) -> Option<Span> {
    Some(Span {
        start: i32::try_from(span.start).ok()?,
        end: i32::try_from(span.end).ok()?,
    })
}

fn new_claim(id: ClaimId, article_id: ArticleId, claim: &claim_analysis::Claim) -> NewClaim {
    NewClaim {
        id,
        article_id,
        machine_statement: claim.statement.clone(),
        kind: claim.kind.into(),
        check_worthiness: claim.check_worthiness,
        reasons: claim
            .reasons
            .iter()
            .map(|reason| Reason {
                signal: reason.signal.clone(),
                text: reason.text.clone(),
                weight: reason.weight,
            })
            .collect(),
        ambiguities: claim.ambiguities.clone(),
        claimant: claim.attribution.claimant.clone(),
        voice: claim.attribution.voice.into(),
        verb: claim.attribution.verb.clone(),
        #[expect(
            clippy::cast_possible_truncation,
            reason = "check-worthiness is 0 to 1"
        )]
        priority: (claim.check_worthiness * 1000.0).round() as i32,
    }
}

fn new_appearance(
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
        quote: place.quote,
        prefix: place.prefix,
        suffix: place.suffix,
        claimant: claim.attribution.claimant.clone(),
        voice: claim.attribution.voice.into(),
        verb: claim.attribution.verb.clone(),
        figures: claim.values.iter().filter_map(value).collect(),
    }
}

fn value(value: &claim_analysis::Value) -> Option<TypedValue> {
    let day = |date: claim_analysis::Date| {
        chrono::NaiveDate::from_ymd_opt(date.year, date.month.into(), date.day.into())
    };
    Some(TypedValue {
        text: value.text.clone(),
        span: narrow(value.span)?,
        measures: value.measures.clone(),
        low: value.low,
        high: value.high,
        qualifier: value.qualifier.as_str().to_owned(),
        unit: value.unit.clone(),
        earliest: value.date.as_ref().and_then(|date| day(date.earliest)),
        latest: value.date.as_ref().and_then(|date| day(date.latest)),
        precision: value
            .date
            .as_ref()
            .map(|date| date.precision.as_str().to_owned()),
    })
}

fn left_out(found: &claim_analysis::Extraction) -> Vec<LeftOut> {
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
