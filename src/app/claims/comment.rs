//! Comments on a claim: list, add, edit, delete, resolve, reopen.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::claims::appearance::Span;
use crate::domain::claims::comment::{Anchor, Comment};
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId, CommentId};
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind, Recorded};
use crate::domain::newsroom::notification::{About, Notice, Topic};
use crate::domain::people::actor::Actor;
use crate::domain::people::permission::Permission;
use crate::store;

/// Maximum number of mentions in one comment.
const MOST_MENTIONS: usize = 20;

/// Content of a new comment.
#[derive(Debug)]
pub struct CommentInput {
    /// Text of the comment.
    pub body: Text<10_000>,
    /// The comment that this one answers.
    pub parent: Option<CommentId>,
    /// Accounts to notify, at most 20.
    pub mentions: Vec<AccountId>,
    /// The passage that the comment is about: version number and span in the claim's article.
    pub about: Option<(i32, Span)>,
}

/// All comments on a claim, oldest first.
pub async fn of_claim(app: &App, claim: ClaimId) -> Result<Vec<Comment>> {
    if store::claims::claim::by_id(&app.pool, claim).await?.is_none() {
        return Err(Error::NotFound("claim"));
    }
    Ok(store::claims::comment::of_claim(&app.pool, claim).await?)
}

/// Adds a comment and notifies the mentioned accounts and the author of the answered comment. The claim's version
/// stays the same: a comment changes no decision.
pub async fn add(app: &App, actor: &Actor, claim: ClaimId, saying: CommentInput) -> Result<Comment> {
    let by = actor.who().cloned().ok_or_else(Error::not_a_person)?;
    let article = store::claims::claim::by_id(&app.pool, claim).await?.ok_or(Error::NotFound("claim"))?.article.id;
    let anchor = match saying.about {
        Some((version, span)) => Some(anchor(app, article, version, span).await?),
        None => None,
    };
    let mut work = Work::open(app, actor).await?;
    let parent = thread(&mut work, claim, saying.parent).await?;
    check_people(&mut work, &saying.mentions).await?;

    let comment = Comment {
        id: work.id(),
        claim_id: claim,
        parent_id: parent.as_ref().map(|parent| parent.id),
        version: 1,
        body: saying.body.into_string(),
        mentions: saying.mentions,
        anchor,
        by,
        created_at: work.now(),
        edited_at: None,
        deleted_at: None,
        resolved: None,
    };
    store::claims::comment::insert(work.db(), &comment).await?;

    for account in &comment.mentions {
        work.tell(notice(&comment, *account, Topic::Mentioned));
    }
    let answered = parent.map(|parent: Comment| parent.by.id);
    if let Some(account) = answered.filter(|account| !comment.mentions.contains(account)) {
        work.tell(notice(&comment, account, Topic::Answered));
    }
    let event = Event::of_claim(Kind::CommentAdded, claim, article).with(Change::set(Field::Comment, &comment.body));
    work.record(event);
    work.commit().await?;
    Ok(comment)
}

fn notice(comment: &Comment, account: AccountId, topic: Topic) -> Notice {
    Notice { comment: Some(comment.id), ..Notice::new(account, topic, About::Claim(comment.claim_id)) }
}

/// Replaces text and mentions of the caller's own comment of version `expected`, and notifies the accounts that the
/// comment did not mention before. `mentions` of `None` keeps the mentions.
pub async fn edit(
    app: &App,
    actor: &Actor,
    id: CommentId,
    expected: i64,
    (body, mentions): (Text<10_000>, Option<Vec<AccountId>>),
) -> Result<Comment> {
    let (before, article) = load(app, id).await?;
    check_own(&before, actor, expected)?;
    let mut work = Work::open(app, actor).await?;
    let mentions = mentions.unwrap_or_else(|| before.mentions.clone());
    let new: Vec<AccountId> = mentions.iter().copied().filter(|account| !before.mentions.contains(account)).collect();
    if mentions.len() > MOST_MENTIONS {
        return Err(Error::invalid("/mentions", FieldFault::TooMany { max: MOST_MENTIONS }));
    }
    check_people(&mut work, &new).await?;

    let now = work.now();
    if !store::claims::comment::edit(work.db(), id, expected, (&body, &mentions), now).await? {
        let all = store::claims::comment::of_claim(work.db(), before.claim_id).await?;
        return Err(Error::Stale { current: find(all, id)?.version });
    }
    for account in new {
        work.tell(notice(&before, account, Topic::Mentioned));
    }
    let words = Change::new(Field::Comment, Some(&before.body), Some(&*body));
    work.record(Event::of_claim(Kind::CommentEdited, before.claim_id, article).with(words));
    work.commit().await?;
    Ok(load(app, id).await?.0)
}

/// Deletes the caller's own comment of version `expected`. Author, time and place in the thread stay; the words remain
/// in the event log.
pub async fn delete(app: &App, actor: &Actor, id: CommentId, expected: i64) -> Result<Comment> {
    let (before, article) = load(app, id).await?;
    check_own(&before, actor, expected)?;
    let mut work = Work::open(app, actor).await?;
    let now = work.now();
    if !store::claims::comment::delete(work.db(), id, expected, now).await? {
        let all = store::claims::comment::of_claim(work.db(), before.claim_id).await?;
        return Err(Error::Stale { current: find(all, id)?.version });
    }
    let words = Change::new(Field::Comment, Some(&before.body), None::<&str>);
    work.record(Event::of_claim(Kind::CommentDeleted, before.claim_id, article).with(words));
    work.commit().await?;
    Ok(load(app, id).await?.0)
}

/// Refuses a change of a comment that has another version, was written by somebody else or is deleted.
fn check_own(comment: &Comment, actor: &Actor, expected: i64) -> Result<()> {
    if comment.version != expected {
        return Err(Error::Stale { current: comment.version });
    }
    if !actor.is(comment.by.id) {
        return Err(Error::Forbidden(Conflict::CommentOfAnother { name: comment.by.name.clone() }.into()));
    }
    if comment.deleted_at.is_some() {
        return Err(Error::conflict(Conflict::CommentDeleted));
    }
    Ok(())
}

/// Takes the words that comments no longer have out of a claim's events, unless the actor is an editor.
pub(crate) async fn cut_former_words(app: &App, actor: &Actor, claim: ClaimId, events: &mut [Recorded]) -> Result<()> {
    let of_comments = |event: &Recorded| event.kind.is_of_comment();
    if actor.may(Permission::Publish) || !events.iter().any(of_comments) {
        return Ok(());
    }
    let texts = store::claims::comment::texts(&app.pool, claim).await?;
    let is_former = |words: &Option<String>| words.as_ref().is_some_and(|words| !texts.contains(words));
    for event in events.iter_mut().filter(|event| of_comments(event)) {
        event.changes.retain(|change| !is_former(&change.from) && !is_former(&change.to));
    }
    Ok(())
}

/// The comment with this id, and the article of its claim.
async fn load(app: &App, id: CommentId) -> Result<(Comment, ArticleId)> {
    let claim = store::claims::comment::owner(&app.pool, id).await?.ok_or(Error::NotFound("comment"))?;
    let article = store::claims::claim::by_id(&app.pool, claim).await?.ok_or(Error::NotFound("claim"))?.article.id;
    Ok((find(store::claims::comment::of_claim(&app.pool, claim).await?, id)?, article))
}

/// The quote at `span` in a version of the article.
async fn anchor(app: &App, article: ArticleId, version: i32, span: Span) -> Result<Anchor> {
    let text = crate::app::articles::article::version(app, article, version).await?.text;
    let at = |at: i32| usize::try_from(at).unwrap_or(usize::MAX);
    let (start, end) = (at(span.start), at(span.end));
    let quote: String = text.chars().skip(start).take(end.saturating_sub(start)).collect();
    if quote.is_empty() || quote.chars().count() != end - start {
        return Err(Error::invalid("/span", FieldFault::NoWordsOfVersion));
    }
    Ok(Anchor { article_id: article, version, span, quote })
}

/// The first comment of the thread that contains `parent`.
async fn thread(work: &mut Work, claim: ClaimId, parent: Option<CommentId>) -> Result<Option<Comment>> {
    let Some(parent) = parent else {
        return Ok(None);
    };
    let all = store::claims::comment::of_claim(work.db(), claim).await?;
    let find = |id: CommentId| all.iter().find(|comment| comment.id == id);
    let found = find(parent).ok_or_else(|| Error::invalid("/parent", FieldFault::NotACommentOfClaim))?;
    Ok(found.parent_id.map_or(Some(found), find).cloned())
}

async fn check_people(work: &mut Work, people: &[AccountId]) -> Result<()> {
    if people.len() > MOST_MENTIONS {
        return Err(Error::invalid("/mentions", FieldFault::TooMany { max: MOST_MENTIONS }));
    }
    for account in people {
        if store::people::account::person(work.db(), *account).await?.is_none() {
            return Err(Error::invalid("/mentions", FieldFault::MentionNotActive));
        }
    }
    Ok(())
}

/// Resolves a thread or reopens it; `id` is the first comment of the thread.
pub async fn resolve(app: &App, actor: &Actor, id: CommentId, resolved: bool) -> Result<Comment> {
    let by = actor.account().ok_or_else(Error::not_a_person)?;
    let (before, article) = load(app, id).await?;
    let mut work = Work::open(app, actor).await?;

    if before.parent_id.is_some() {
        return Err(Error::conflict(Conflict::NotAThread));
    }
    let now = work.now();
    let settled = resolved.then_some((by, now));
    if !store::claims::comment::set_resolved(work.db(), id, settled).await? {
        return Err(Error::conflict(if resolved { Conflict::ThreadResolved } else { Conflict::ThreadOpen }));
    }

    let kind = if resolved { Kind::CommentResolved } else { Kind::CommentReopened };
    let words = before.deleted_at.is_none().then(|| Change::set(Field::Comment, &before.body));
    work.record(Event::of_claim(kind, before.claim_id, article).with_all(words.into_iter().collect()));
    work.commit().await?;
    Ok(load(app, id).await?.0)
}

fn find(all: Vec<Comment>, id: CommentId) -> Result<Comment> {
    all.into_iter().find(|comment| comment.id == id).ok_or(Error::NotFound("comment"))
}
