//! Rating scale: read, replace, record the differences.

use std::collections::HashSet;

use crate::app::context::App;
use crate::app::error::{Error, Fault, Result};
use crate::app::work::Work;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::rating::{Rating, Scale};
use crate::store;

/// Maximum number of ratings in the scale.
const MOST: usize = 30;

/// The rating scale in its order, followed by retired ratings.
pub async fn scale(app: &App) -> Result<Scale> {
    Ok(store::verdicts::rating::scale(&app.pool).await?)
}

/// Replaces the scale of version `expected`. Omitted ratings are retired: existing verdicts keep a retired rating, and
/// new verdicts cannot use it.
pub async fn replace(app: &App, actor: &Actor, expected: i64, ratings: Vec<Rating>) -> Result<Scale> {
    check(&ratings)?;
    let mut work = Work::open(app, actor).await?;
    let before = store::verdicts::rating::scale(work.db()).await?;

    if before.version != expected || !store::verdicts::rating::raise(work.db(), expected).await? {
        let current = store::verdicts::rating::scale(work.db()).await?.version;
        return Err(Error::Stale { current });
    }
    store::verdicts::rating::replace(work.db(), &ratings).await?;

    let event = Event::of_newsroom(Kind::RatingsChanged);
    work.record(event.with_all(differences(&before.ratings, &ratings)));
    work.commit().await?;
    scale(app).await
}

fn check(ratings: &[Rating]) -> Result<()> {
    let mut faults = Vec::new();
    let mut wrong = |place: usize, field: &str, fault: FieldFault| {
        faults.push(Fault { pointer: format!("/ratings/{place}/{field}"), fault });
    };
    let (mut keys, mut labels) = (HashSet::new(), HashSet::new());
    for (place, rating) in ratings.iter().enumerate() {
        if !is_key(&rating.key) {
            wrong(place, "key", FieldFault::RatingKey);
        }
        if !keys.insert(rating.key.as_str()) {
            wrong(place, "key", FieldFault::DuplicateRating);
        }
        if !labels.insert(rating.label.to_lowercase()) {
            wrong(place, "label", FieldFault::DuplicateRating);
        }
        if !is_color(&rating.color) {
            wrong(place, "color", FieldFault::Color);
        }
        if rating.value.is_some_and(|value| !(1..=5).contains(&value)) {
            wrong(place, "value", FieldFault::RatingValue);
        }
    }
    if ratings.is_empty() || ratings.len() > MOST {
        faults.push(Fault {
            pointer: "/ratings".to_owned(),
            fault: FieldFault::OutOfRange { min: 1, max: i64::try_from(MOST).unwrap_or(i64::MAX) },
        });
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn is_key(key: &str) -> bool {
    key.len() <= 40
        && key.starts_with(|first: char| first.is_ascii_lowercase())
        && key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
}

fn is_color(color: &str) -> bool {
    color
        .strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.chars().all(|digit| matches!(digit, '0'..='9' | 'a'..='f')))
}

/// Differences between two scales: one change per rating, and one for the order.
fn differences(before: &[Rating], after: &[Rating]) -> Vec<Change> {
    let said = |rating: &Rating| {
        let value = rating.value.map_or("off the scale".to_owned(), |value| value.to_string());
        format!("{} ({value}, {}): {}", rating.label, rating.color, rating.definition)
    };
    let order = |ratings: &mut dyn Iterator<Item = &Rating>| {
        let keys: Vec<&str> = ratings.map(|rating| rating.key.as_str()).collect();
        keys.join(", ")
    };
    let mut changes: Vec<Change> = after
        .iter()
        .filter_map(|rating| {
            let was = before.iter().find(|old| old.key == rating.key).map(said);
            let is = Some(said(rating));
            (was != is).then(|| Change::rating(&rating.key, was, is))
        })
        .collect();
    let was = order(&mut before.iter().filter(|rating| !rating.retired));
    let is = order(&mut after.iter());
    if was != is {
        changes.push(Change::new(Field::Order, Some(was), Some(is)));
    }
    changes
}
