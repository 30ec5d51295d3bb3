//! How do an article's claims get from the analyser into the newsroom?

use std::collections::{HashMap, HashSet, VecDeque};

use super::App;
use super::claims::Told;
use super::error::{Error, Result};
use super::staleness::mark;
use super::work::Work;
use crate::domain::actor::Actor;
use crate::domain::appearance::{Span, TypedValue};
use crate::domain::article::{AnalysisState, Article, ArticleVersion, LeftOut};
use crate::domain::claim::Reason;
use crate::domain::event::{Change, Event, Kind};
use crate::domain::id::{AccountId, ArticleId, ClaimId};
use crate::domain::moment::Moment;
use crate::domain::priority::priority;
use crate::domain::staleness::StaleReason;
use crate::store;
use crate::store::appearances::Place;
use crate::store::claims::{NewAppearance, NewClaim};

/// Code points that a claim's words may have.
const LONGEST: usize = 2_000;

/// Code points kept before and behind a quotation.
const MARGIN: usize = 80;

/// Reads one version of an article and keeps what was found. Running it again finds the same claims and
/// adds nothing.
pub async fn run(app: &App, id: ArticleId, number: i32) -> Result<()> {
    let article = super::articles::by_id(app, id).await?;
    let version = super::articles::version(app, id, number).await?;
    set_running(app, id, number).await?;
    let (article, version, found) = read(article, version).await?;

    let mut work = Work::open(app, &Actor::system()).await?;
    store::analyses::lock(work.db(), id, number)
        .await?
        .ok_or(Error::NotFound("article"))?;
    let known = store::appearances::of_article(work.db(), id).await?;

    let mut findings = sort_out(&work, &version, &found.claims, &known);
    carry_over(&work, &article, &version, &known, &mut findings);

    let now = work.now();
    store::claims::insert(work.db(), &findings.claims, &findings.appearances, now).await?;
    store::reviews::raise_versions(work.db(), &findings.moved, now).await?;
    if version.number == article.current_version {
        let gone = gone(&version, &known, &findings);
        mark(&mut work, &gone, StaleReason::WordsChanged).await?;
    }
    let full = found.support == claim_analysis::Support::Full;
    let left_out = left_out(&found);
    store::analyses::set_done(work.db(), id, number, full, &left_out, now).await?;

    for claim in &findings.claims {
        let statement = claim.machine_statement.as_deref().unwrap_or_default();
        let event = Event::of_claim(Kind::ClaimExtracted, claim.id, id)
            .with(Change::set("statement", statement));
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
) -> Result<(Article, ArticleVersion, claim_analysis::Extraction)> {
    tokio::task::spawn_blocking(move || {
        let found = extract(&article, &version.text);
        (article, version, found)
    })
    .await
    .map_err(|error| Error::Unexpected(error.into()))
}

fn extract(article: &Article, text: &str) -> claim_analysis::Extraction {
    let context = claim_analysis::Context {
        title: article.title.as_deref(),
        language: article.language.as_deref(),
        published_on: article.published_at.map(Moment::day),
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

/// Claims that people made stand in this version too where their words stand, though the analyser passes over those
/// again. Words that come twice could be either place, and are left to people.
fn carry_over(
    work: &Work,
    article: &Article,
    version: &ArticleVersion,
    known: &[Place],
    findings: &mut Findings,
) {
    let mut placed: HashSet<ClaimId> = findings.moved.iter().copied().collect();
    let here = known.iter().filter(|place| place.number == version.number);
    placed.extend(here.map(|place| place.claim_id));
    // The newest words of each come last.
    for old in known.iter().rev().filter(|old| old.is_by_hand) {
        if !placed.insert(old.claim_id) {
            continue;
        }
        let mut met = version.text.match_indices(&old.quote);
        let (Some((byte, _)), None) = (met.next(), met.next()) else {
            continue;
        };
        let before = version
            .text
            .get(..byte)
            .map_or(0, |text| text.chars().count());
        let span = claim_analysis::Span {
            start: before,
            end: before + old.quote.chars().count(),
        };
        let selection = narrow(span).and_then(|span| Selection::of(article, version, span).ok());
        if let Some(Selection { claim, place }) = selection {
            let appearance = new_appearance(work, old.claim_id, version, &claim, place);
            findings.appearances.push(appearance);
            findings.moved.push(old.claim_id);
        }
    }
}

/// Claims whose words stood in the version before this one and stand here no more.
fn gone(version: &ArticleVersion, known: &[Place], findings: &Findings) -> Vec<ClaimId> {
    let mut placed: HashSet<ClaimId> = findings.moved.iter().copied().collect();
    let here = known.iter().filter(|place| place.number == version.number);
    placed.extend(here.map(|place| place.claim_id));
    let before = known
        .iter()
        .filter(|place| place.number + 1 == version.number);
    before
        .filter(|place| !placed.contains(&place.claim_id) && !version.text.contains(&place.quote))
        .map(|place| place.claim_id)
        .collect::<HashSet<_>>()
        .into_iter()
        .collect()
}

/// What the analyser makes of words that a person selected: no claim to it perhaps, but figures, a kind, and who
/// is named in them as the one who says so.
#[derive(Debug)]
pub struct Selection {
    claim: claim_analysis::Claim,
    place: NewPlace,
}

impl Selection {
    /// Reads the words at `span`, without the blanks around them.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there are no words, or too many.
    pub fn of(article: &Article, version: &ArticleVersion, span: Span) -> Result<Self> {
        let invalid = |detail: &str| Error::invalid("/span", detail);
        let text: Vec<char> = version.text.chars().collect();
        let narrowed = |at: i32| usize::try_from(at).unwrap_or(usize::MAX);
        let (start, end) = (narrowed(span.start), narrowed(span.end));
        let words = text
            .get(start..end)
            .ok_or_else(|| invalid("lies outside of the article's text"))?;
        let blank = |word: &&char| word.is_whitespace();
        let before = words.iter().take_while(blank).count();
        let behind = words.iter().rev().take_while(blank).count();
        let words = words
            .get(before..words.len().saturating_sub(behind))
            .filter(|words| !words.is_empty())
            .ok_or_else(|| invalid("covers no words"))?;
        if words.len() > LONGEST {
            return Err(invalid("covers more than 2,000 characters"));
        }

        let (start, end) = (start + before, end - behind);
        let words: String = words.iter().collect();
        let found = extract(article, &words).claims;
        let mut claim = claim_analysis::Claim {
            span: claim_analysis::Span { start, end },
            statement: words.clone(),
            kind: claim_analysis::Kind::Event,
            check_worthiness: claim_analysis::score(&words),
            reasons: Vec::new(),
            attribution: claim_analysis::Attribution {
                claimant: None,
                voice: claim_analysis::Voice::Article,
                verb: None,
            },
            values: Vec::new(),
            ambiguities: Vec::new(),
        };
        if let Some(first) = found.first() {
            claim.kind = first.kind;
            claim.attribution = first.attribution.clone();
        }
        claim.values = found
            .into_iter()
            .flat_map(|claim| claim.values)
            .map(|mut value| {
                value.span.start += start;
                value.span.end += start;
                value
            })
            .collect();
        let place = NewPlace::of(&text, claim.span).ok_or_else(|| invalid("is out of range"))?;
        Ok(Self { claim, place })
    }

    /// Where the words stand, in code points.
    #[must_use]
    pub fn span(&self) -> Span {
        self.place.span
    }

    /// The claim that a person makes of them.
    pub(super) fn into_claim(
        mut self,
        work: &Work,
        version: &ArticleVersion,
        by: AccountId,
        told: &Told,
    ) -> (NewClaim, NewAppearance) {
        if let Some(claimant) = &told.claimant {
            self.claim.attribution.claimant = Some((**claimant).to_owned());
            self.claim.attribution.voice = claim_analysis::Voice::Reported;
        }
        let id = work.id();
        let mut claim = new_claim(id, version.article_id, &self.claim);
        claim.wording = Some(told.statement.as_ref().map_or_else(
            || self.place.quote.clone(),
            |statement| (**statement).to_owned(),
        ));
        claim.wording_by = Some(by);
        claim.machine_statement = None;
        claim.kind = told.kind.unwrap_or(claim.kind);
        let appearance = new_appearance(work, id, version, &self.claim, self.place);
        (claim, appearance)
    }
}

#[derive(Debug)]
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
        machine_statement: Some(claim.statement.clone()),
        wording: None,
        wording_by: None,
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
        priority: priority(claim.check_worthiness, claim.kind.into(), 0),
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
    Some(TypedValue {
        text: value.text.clone(),
        span: narrow(value.span)?,
        measures: value.measures.clone(),
        low: value.low,
        high: value.high,
        qualifier: value.qualifier.as_str().to_owned(),
        unit: value.unit.clone(),
        earliest: value.date.map(|date| date.earliest),
        latest: value.date.map(|date| date.latest),
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
