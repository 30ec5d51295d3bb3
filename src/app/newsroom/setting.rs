//! Newsroom settings: read, replace.

use crate::app::context::App;
use crate::app::error::{Error, Fault, Result};
use crate::app::work::Work;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::setting::{ReviewRules, SecurityRules, Settings};
use crate::domain::people::actor::Actor;
use crate::store;

/// The current settings with their version.
pub async fn read(app: &App) -> Result<Settings> {
    Ok(store::newsroom::setting::read(&app.pool).await?)
}

/// Replaces the settings of version `expected`. Without `security` the security rules stay unchanged.
pub async fn replace(
    app: &App,
    actor: &Actor,
    expected: i64,
    review: ReviewRules,
    security: Option<SecurityRules>,
) -> Result<Settings> {
    let mut work = Work::open(app, actor).await?;
    let before = store::newsroom::setting::read(work.db()).await?;
    let scale = store::verdicts::rating::scale(work.db()).await?;
    let known: Vec<&str> = scale
        .ratings
        .iter()
        .map(|rating| rating.key.as_str())
        .collect();

    check(&review, &known)?;
    let security = security.unwrap_or_else(|| before.security.clone());
    if before.version != expected
        || !store::newsroom::setting::replace(work.db(), expected, &review, &security).await?
    {
        let current = store::newsroom::setting::read(work.db()).await?.version;
        return Err(Error::Stale { current });
    }

    let roles = |rules: &SecurityRules| {
        let names: Vec<&str> = rules
            .require_two_factor
            .iter()
            .map(|role| role.name())
            .collect();
        names.join(", ")
    };
    let mut event =
        Event::of_newsroom(Kind::SettingsChanged).with_all(differences(&before.review, &review));
    if before.security != security {
        let (from, to) = (roles(&before.security), roles(&security));
        event = event.with(Change::new(Field::RequireTwoFactor, Some(from), Some(to)));
    }
    work.record(event);
    work.commit().await?;
    read(app).await
}

fn check(review: &ReviewRules, known: &[&str]) -> Result<()> {
    let mut faults = Vec::new();
    let mut wrong = |pointer: &str, fault: FieldFault| {
        faults.push(Fault {
            pointer: pointer.to_owned(),
            fault,
        });
    };
    if !(1..=5).contains(&review.approvals) {
        wrong(
            "/review/approvals",
            FieldFault::OutOfRange { min: 1, max: 5 },
        );
    }
    if !(1..=10).contains(&review.min_origins) {
        wrong(
            "/review/min_origins",
            FieldFault::OutOfRange { min: 1, max: 10 },
        );
    }
    let ratings = &review.min_origins_ratings;
    if ratings.iter().any(|key| !known.contains(&key.as_str())) {
        wrong("/review/min_origins_ratings", FieldFault::UnknownRating);
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(faults))
    }
}

fn differences(before: &ReviewRules, after: &ReviewRules) -> Vec<Change> {
    let ratings = |rules: &ReviewRules| match rules.min_origins_ratings.as_slice() {
        [] => "all".to_owned(),
        keys => keys.join(", "),
    };
    let pairs = [
        (
            Field::Approvals,
            before.approvals.to_string(),
            after.approvals.to_string(),
        ),
        (
            Field::MinOrigins,
            before.min_origins.to_string(),
            after.min_origins.to_string(),
        ),
        (Field::MinOriginsRatings, ratings(before), ratings(after)),
    ];
    pairs
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| Change::new(field, Some(before), Some(after)))
        .collect()
}
