//! Newsroom settings: read, replace.

use std::collections::HashSet;

use crate::app::context::App;
use crate::app::error::{Error, Fault, Result};
use crate::app::work::Work;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::text::WebAddress;
use crate::domain::newsroom::byline::BylineRule;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::setting::{ReviewRules, SecurityRules, Settings};
use crate::domain::people::actor::Actor;
use crate::domain::publishing::look::Look;
use crate::domain::publishing::publisher::{Publisher, PublishingRules, publisher_host};
use crate::store;

/// Maximum number of publishers whose fact checks may be imported.
const MAX_TRUSTED: usize = 200;

/// The current settings with their version.
pub async fn read(app: &App) -> Result<Settings> {
    Ok(store::newsroom::setting::read(&app.pool).await?)
}

/// Stores the configuration's publishing rules at the first start on this database, then applies the stored ones.
pub async fn start(app: &App) -> Result<()> {
    let configured = app.publisher();
    let mut db = app.pool.acquire().await?;
    store::newsroom::setting::start_publishing(&mut db, &configured.rules).await?;
    drop(db);
    apply(app).await?;
    if configured.rules != PublishingRules::default() && configured.rules != app.publisher().rules {
        tracing::warn!(
            "publisher.*, feeds.private and imports.publishers gave the values of the first start only: the newsroom's \
             settings page now holds others, and these apply"
        );
    }
    Ok(())
}

/// Applies the stored publishing rules to this process, after a change on any server. Returns the current settings.
pub async fn apply(app: &App) -> Result<Settings> {
    let settings = read(app).await?;
    app.set_publishing(settings.publishing.clone(), settings.version);
    Ok(settings)
}

/// Settings to replace the current ones.
#[derive(Debug)]
pub struct NewSettings {
    /// Requirements for verdicts.
    pub review: ReviewRules,
    /// Requirements for sign-in. `None`: unchanged.
    pub security: Option<SecurityRules>,
    /// Publisher's details, access to feeds, imports. `None`: unchanged.
    pub publishing: Option<PublishingRules>,
}

/// Replaces the settings of version `expected`.
pub async fn replace(app: &App, actor: &Actor, expected: i64, new: NewSettings) -> Result<Settings> {
    let mut work = Work::open(app, actor).await?;
    let before = store::newsroom::setting::read(work.db()).await?;
    let scale = store::verdicts::rating::scale(work.db()).await?;

    let known: Vec<&str> = scale.ratings.iter().map(|rating| rating.key.as_str()).collect();
    let publishing = new.publishing.unwrap_or_else(|| before.publishing.clone());
    let after = Settings {
        review: ReviewRules {
            min_origins_ratings: once_each(new.review.min_origins_ratings.into_iter()),
            ..new.review
        },
        security: new.security.unwrap_or_else(|| before.security.clone()),
        publishing: PublishingRules { trusted_publishers: hosts(&publishing.trusted_publishers), ..publishing },
        version: expected,
    };
    check(&after, &known)?;
    if before.version != expected || !store::newsroom::setting::replace(work.db(), &after).await? {
        let current = store::newsroom::setting::read(work.db()).await?.version;
        return Err(Error::Stale { current });
    }

    let changes = differences(&before, &after);
    work.record(Event::of_newsroom(Kind::SettingsChanged).with_all(changes));
    work.commit().await?;
    apply(app).await
}

/// The host names in their normal form, each once; a name that is none stays as it is.
fn hosts(names: &[String]) -> Vec<String> {
    let host = |name: &String| publisher_host(name).unwrap_or_else(|| name.clone());
    once_each(names.iter().map(host))
}

fn once_each(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = HashSet::new();
    names.filter(|name| seen.insert(name.clone())).collect()
}

/// The newsroom as it would publish under other rules, which are checked and not stored.
pub fn preview(app: &App, rules: PublishingRules) -> Result<Publisher> {
    let faults: Vec<Fault> = look_faults(&rules.look).chain(byline_fault(&rules)).collect();
    if faults.is_empty() {
        Ok(Publisher { rules, ..Publisher::clone(&app.publisher()) })
    } else {
        Err(Error::Invalid(faults))
    }
}

fn look_faults(look: &Look) -> impl Iterator<Item = Fault> + use<> {
    let faults = look.faults().into_iter();
    faults.map(|(field, fault)| Fault { pointer: format!("/publishing/look/{field}"), fault })
}

fn byline_fault(rules: &PublishingRules) -> Option<Fault> {
    let (field, fault) = rules.byline.fault()?;
    Some(Fault { pointer: format!("/publishing/byline/{field}"), fault })
}

fn check(settings: &Settings, known: &[&str]) -> Result<()> {
    let (review, trusted) = (&settings.review, &settings.publishing.trusted_publishers);
    let mut faults = Vec::new();
    let mut wrong = |pointer: &str, fault: FieldFault| {
        faults.push(Fault { pointer: pointer.to_owned(), fault });
    };
    if !(1..=5).contains(&review.approvals) {
        wrong("/review/approvals", FieldFault::OutOfRange { min: 1, max: 5 });
    }
    if !(1..=10).contains(&review.min_origins) {
        wrong("/review/min_origins", FieldFault::OutOfRange { min: 1, max: 10 });
    }
    let ratings = &review.min_origins_ratings;
    if ratings.iter().any(|key| !known.contains(&key.as_str())) {
        wrong("/review/min_origins_ratings", FieldFault::UnknownRating);
    }
    if trusted.len() > MAX_TRUSTED {
        wrong("/publishing/trusted_publishers", FieldFault::TooMany { max: MAX_TRUSTED });
    } else if trusted.iter().any(|name| publisher_host(name).is_none()) {
        wrong("/publishing/trusted_publishers", FieldFault::NotAHost);
    }
    faults.extend(look_faults(&settings.publishing.look));
    faults.extend(byline_fault(&settings.publishing));
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn differences(before: &Settings, after: &Settings) -> Vec<Change> {
    let (was, is) = (said(before), said(after));
    was.into_iter()
        .zip(is)
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| Change::new(field, before, after))
        .collect()
}

/// Colours, font and links in a line.
fn look(look: &Look) -> String {
    let colors = [look.accent, look.header].into_iter().flatten().map(|color| color.to_string());
    let links = look.header_links.iter().chain(&look.footer_links);
    let links = links.map(|link| format!("{} {}", &*link.label, link.url.as_str()));
    colors.chain([look.font.name().to_owned()]).chain(links).collect::<Vec<_>>().join(", ")
}

/// Who signs, and the name of the desk.
fn byline(rule: &BylineRule) -> String {
    let desk = rule.desk.as_ref().map(|desk| desk.to_string());
    [rule.signs.name().to_owned()].into_iter().chain(desk).collect::<Vec<_>>().join(", ")
}

/// Every setting in words, always in the same order.
fn said(settings: &Settings) -> Vec<(Field, Option<String>)> {
    let (review, publishing) = (&settings.review, &settings.publishing);
    let ratings = match review.min_origins_ratings.as_slice() {
        [] => "all".to_owned(),
        keys => keys.join(", "),
    };
    let roles = settings.security.require_two_factor.iter();
    let roles: Vec<&str> = roles.map(|role| role.name()).collect();
    let url = |url: &Option<WebAddress>| url.as_ref().map(|url| url.as_str().to_owned());
    vec![
        (Field::Approvals, Some(review.approvals.to_string())),
        (Field::MinOrigins, Some(review.min_origins.to_string())),
        (Field::MinOriginsRatings, Some(ratings)),
        (Field::ConfirmedWording, Some(review.confirmed_wording.to_string())),
        (Field::RequireTwoFactor, Some(roles.join(", "))),
        (Field::Logo, url(&publishing.logo)),
        (Field::License, url(&publishing.license)),
        (Field::CorrectionsPolicy, url(&publishing.corrections_policy)),
        (Field::FactCheckingPolicy, url(&publishing.fact_checking_policy)),
        (Field::EthicsPolicy, url(&publishing.ethics_policy)),
        (Field::Ownership, url(&publishing.ownership)),
        (Field::Masthead, url(&publishing.masthead)),
        (Field::PrivateFeeds, Some(publishing.private_feeds.to_string())),
        (Field::TellArticleChanges, Some(publishing.tell_article_changes.to_string())),
        (Field::PageLanguage, Some(publishing.language.tag().to_owned())),
        (Field::PageZone, Some(publishing.zone.name().to_owned())),
        (Field::PageLook, Some(look(&publishing.look))),
        (Field::PageByline, Some(byline(&publishing.byline))),
        (Field::TrustedPublishers, Some(publishing.trusted_publishers.join(", "))),
    ]
}
