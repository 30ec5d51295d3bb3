//! Tips: what readers ask the newsroom to check, what is known of it already, and what a reader hears of it.

use std::collections::HashSet;

use claim_analysis::language_of;
use claim_matching::Shingles;

use crate::app::articles::versions::copies::is_copy;
use crate::app::claims::matching::related;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::publishing::tips::tip_file;
use crate::app::work::Work;
use crate::domain::articles::article::Language;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::secret::BearerSecret;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::reader::KEPT;
use crate::domain::publishing::tip::{Asked, OPEN, ReaderTip, TipProgress};
use crate::store;
use crate::store::publishing::feed::SearchConditions;
use crate::store::publishing::tip::{Candidate, NewTip};
use crate::store::verdicts::evidence_file::NewFile;

/// Maximum number of verdicts that a reader is shown at once.
const SHOWN: i64 = 5;

/// Passages of a text that are searched for.
const PASSAGES: usize = 3;

/// Tips that are compared with a new one.
const CANDIDATES: i64 = 50;

/// Public verdicts on what a reader asks: those on the article at the address first, then those that say the same as the text.
/// Nothing where verdicts are for subscribers only.
pub async fn known(app: &App, asked: &Asked) -> Result<Vec<PublicVerdict>> {
    if app.publisher().rules.private_feeds {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    if let Some(url) = &asked.url
        && let Some(article) = store::articles::article::by_url(&app.pool, url.as_str()).await?
    {
        found = store::publishing::tip::verdicts_at(&app.pool, article, SHOWN).await?;
    }
    if let Some(text) = &asked.text {
        let mut meant: Vec<ClaimId> = Vec::new();
        for passage in related::passages(text, PASSAGES).await? {
            meant.extend(related::ids_of_same(app, &passage).await?);
        }
        let all = SearchConditions { words: None, any: false, language: None, since: None, until: None };
        let same = store::publishing::feed::of_claims(&app.pool, &meant, &all, 0, SHOWN).await?;
        for verdict in same.into_iter().map(|found| found.verdict) {
            if !found.iter().any(|known: &PublicVerdict| known.claim_id == verdict.claim_id) {
                found.push(verdict);
            }
        }
    }
    found.truncate(usize::try_from(SHOWN).unwrap_or_default());
    Ok(found)
}

/// Takes what a reader asks and returns the secret of the link that tells the stage. Nothing about the reader is kept. Equal tips
/// become one.
///
/// # Errors
/// [`Error::Invalid`] without text, address and file; [`Error::Throttled`] while too many tips wait; [`Error::Conflict`] without
/// room for the file.
pub async fn receive(app: &App, asked: &Asked, file: Option<&NewFile>) -> Result<BearerSecret> {
    if asked.text.is_none() && asked.url.is_none() && file.is_none() {
        return Err(Error::invalid("/text", FieldFault::Empty));
    }
    let asked = Asked { language: asked.language.clone().or_else(|| spoken(asked)), ..asked.clone() };
    let shingles = asked.text.as_deref().map(Shingles::new);
    let bands = shingles.as_ref().map(|shingles| shingles.bands().map(u32::cast_signed).to_vec()).unwrap_or_default();
    let mut work = Work::open(app, &Actor::system()).await?;
    store::publishing::tip::wait(work.db()).await?;
    let (url, sha256) = (asked.url.as_ref(), file.map(|file| &file.sha256));
    let candidates = store::publishing::tip::candidates(work.db(), &bands, url, sha256, CANDIDATES).await?;
    let same = candidates.iter().find(|other| is_same(&asked, shingles.as_ref(), other));
    if same.is_none() && store::publishing::tip::open(&mut *work.db()).await? >= OPEN {
        return Err(Error::Throttled { seconds: 86_400 });
    }

    let (id, now, secret) = (work.id(), work.now(), BearerSecret::random(&app.random));
    let new = NewTip { id, secret_hash: &secret.hash(), asked: &asked, bands: &bands };
    if let Some(same) = same {
        store::publishing::tip::join(work.db(), &new, same.id, now).await?;
    } else {
        store::publishing::tip::insert(work.db(), &new, now).await?;
        work.record(Event::of_newsroom(Kind::TipReceived).with(Change::set(Field::Tip, id)));
    }
    if let Some(file) = file
        && same.is_none_or(|same| same.same_file.is_none())
    {
        tip_file::keep(&mut work, same.map_or(id, |same| same.id), file).await?;
    }
    work.commit().await?;
    Ok(secret)
}

/// The language of the text by its frequent words.
fn spoken(asked: &Asked) -> Option<Language> {
    let text = asked.text.as_deref()?;
    Language::new(language_of(text)?.code()).ok()
}

/// Whether two tips ask the same: nearly the same words with the same figures and the same names. If one of them has no words, the file
/// decides, and without files the address: two texts about one address are two tips. Two files are two tips whatever the words: "Is this
/// true?" is said of many pictures.
fn is_same(asked: &Asked, shingles: Option<&Shingles>, other: &Candidate) -> bool {
    let same_words =
        asked.text.as_deref().zip(shingles).zip(other.body.as_deref()).map(|((ours, shingles), theirs)| {
            is_copy(shingles, &Shingles::new(theirs).to_bytes())
                && figures(ours).eq(figures(theirs))
                && has_names_of(ours, theirs)
                && has_names_of(theirs, ours)
        });
    other.same_file != Some(false) && same_words.unwrap_or(other.same_file == Some(true) || other.has_address)
}

/// The numbers in a text, in its order.
fn figures(text: &str) -> impl Iterator<Item = &str> {
    text.split(|mark: char| !mark.is_numeric()).filter(|number| !number.is_empty())
}

/// Whether a text has all names of another one. A name is a capitalised word within a sentence; a text in capitals tells none.
fn has_names_of(text: &str, other: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|mark: char| !mark.is_alphanumeric()).to_lowercase();
    let words: HashSet<String> = text.split_whitespace().map(bare).collect();
    let within = other.split_whitespace().zip(other.split_whitespace().skip(1));
    let mut names = within
        .filter(|(before, word)| {
            let begins = before.ends_with(['.', '!', '?', ':', '…']) || word.starts_with(['“', '"', '„', '«']);
            !begins && word.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_uppercase)
        })
        .map(|(_, word)| bare(word));
    !other.chars().any(char::is_lowercase) || names.all(|name| words.contains(&name))
}

/// What the bearer of the link sees of their tip.
pub async fn progress(app: &App, secret: &BearerSecret) -> Result<TipProgress> {
    let found = store::publishing::tip::of_secret(&app.pool, &secret.hash()).await?;
    let (id, received_at) = found.ok_or(Error::NotFound("tip"))?;
    let tip = store::publishing::tip::by_ids(&app.pool, &[id]).await?.pop().ok_or(Error::NotFound("tip"))?;
    let ReaderTip { stage, reason, answer, decided_at, verdicts, .. } = tip;
    Ok(TipProgress { received_at, stage, reason, answer, decided_at, verdicts })
}

/// Deletes what readers typed and sent a year after the decision; tips that nobody decided about in a year are declined. Returns the number.
pub async fn forget(app: &App) -> Result<u64> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let now = work.now();
    store::publishing::tip_file::forget(work.db(), now - KEPT).await?;
    let forgotten = store::publishing::tip::forget(work.db(), now - KEPT, now).await?;
    work.commit().await?;
    Ok(forgotten)
}
