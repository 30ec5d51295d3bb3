//! Presence: who has a claim open, and whether they read or write.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::domain::kernel::id::ClaimId;
use crate::domain::people::account::PersonRef;

/// How long a person counts as present after the last sighting.
pub const STAY: TimeDelta = TimeDelta::seconds(40);
/// Maximum number of entries in memory. Further people are not shown.
const MOST: usize = 10_000;

/// What a person does in an open claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    /// The person has the claim open.
    Reading,
    /// The person types.
    Writing,
}

/// A person who has a claim open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Present {
    /// The person.
    pub person: PersonRef,
    /// Whether the person reads or writes.
    pub doing: Doing,
    /// When this server first saw the person.
    #[schema(example = "2026-03-03T09:31:00Z")]
    pub since: DateTime<Utc>,
}

/// A report that a person opened, has open or left a claim; servers exchange these reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// The server that saw the person.
    pub server: Uuid,
    /// The claim.
    pub claim: ClaimId,
    /// The person.
    pub person: PersonRef,
    /// Whether the person reads or writes; `None` when the person left.
    pub doing: Option<Doing>,
}

/// Everyone who has a claim open, sent after each change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Gathering {
    /// The claim.
    pub claim_id: ClaimId,
    /// Everyone present, in order of arrival.
    pub here: Vec<Present>,
}

#[derive(Debug)]
struct Seen {
    present: Present,
    until: DateTime<Utc>,
}

/// Everyone who has a claim open. In memory only: clients repeat their report before it expires.
#[derive(Debug, Default)]
pub struct Presence {
    claims: HashMap<ClaimId, Vec<Seen>>,
}

impl Presence {
    /// Records a sighting at `now`. Returns whether the list of people, or what one of them does, changed.
    pub fn see(&mut self, sighting: &Sighting, now: DateTime<Utc>) -> bool {
        let is_full = self.claims.values().map(Vec::len).sum::<usize>() >= MOST;
        let here = self.claims.entry(sighting.claim).or_default();
        let place = here.iter().position(|seen| seen.present.person.id == sighting.person.id);
        let known = place.and_then(|place| here.get_mut(place));
        let changed = match (known, sighting.doing) {
            (Some(seen), Some(doing)) => {
                seen.until = now + STAY;
                std::mem::replace(&mut seen.present.doing, doing) != doing
            }
            (None, Some(doing)) if !is_full => {
                let present = Present { person: sighting.person.clone(), doing, since: now };
                here.push(Seen { present, until: now + STAY });
                true
            }
            (None, _) => false,
            (Some(_), None) => {
                here.retain(|seen| seen.present.person.id != sighting.person.id);
                true
            }
        };
        if here.is_empty() {
            self.claims.remove(&sighting.claim);
        }
        changed
    }

    /// Removes the people whose presence expired by `now`. Returns the claims that they had open.
    pub fn forget(&mut self, now: DateTime<Utc>) -> Vec<ClaimId> {
        let mut left = Vec::new();
        self.claims.retain(|claim, here| {
            let before = here.len();
            here.retain(|seen| seen.until > now);
            if here.len() != before {
                left.push(*claim);
            }
            !here.is_empty()
        });
        left
    }

    /// Returns everyone who has `claim` open.
    #[must_use]
    pub fn at(&self, claim: ClaimId) -> Gathering {
        let here = self.claims.get(&claim).into_iter().flatten();
        Gathering { claim_id: claim, here: here.map(|seen| seen.present.clone()).collect() }
    }

    /// Returns the people of every open claim.
    #[must_use]
    pub fn everywhere(&self) -> Vec<Gathering> {
        self.claims.keys().map(|claim| self.at(*claim)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kernel::id::AccountId;

    fn sighting(person: u128, doing: Option<Doing>) -> Sighting {
        Sighting {
            server: Uuid::nil(),
            claim: ClaimId::from(Uuid::from_u128(7)),
            person: PersonRef { id: AccountId::from(Uuid::from_u128(person)), name: format!("Person {person}") },
            doing,
        }
    }

    fn names(presence: &Presence) -> Vec<(String, Doing)> {
        let here = presence.at(ClaimId::from(Uuid::from_u128(7))).here;
        here.into_iter().map(|present| (present.person.name, present.doing)).collect()
    }

    #[test]
    fn only_what_is_different_is_told() {
        let mut presence = Presence::default();
        let now = DateTime::UNIX_EPOCH;
        assert!(presence.see(&sighting(1, Some(Doing::Reading)), now));
        assert!(!presence.see(&sighting(1, Some(Doing::Reading)), now));
        assert!(presence.see(&sighting(1, Some(Doing::Writing)), now));
        assert!(presence.see(&sighting(2, Some(Doing::Reading)), now));
        assert_eq!(
            names(&presence),
            [("Person 1".to_owned(), Doing::Writing), ("Person 2".to_owned(), Doing::Reading)]
        );
        assert!(presence.see(&sighting(1, None), now));
        assert!(!presence.see(&sighting(1, None), now));
        assert_eq!(names(&presence), [("Person 2".to_owned(), Doing::Reading)]);
    }

    #[test]
    fn who_is_not_seen_again_has_left() {
        let mut presence = Presence::default();
        let now = DateTime::UNIX_EPOCH;
        presence.see(&sighting(1, Some(Doing::Reading)), now);
        presence.see(&sighting(2, Some(Doing::Reading)), now);
        let later = now + STAY - TimeDelta::seconds(1);
        presence.see(&sighting(2, Some(Doing::Reading)), later);
        assert_eq!(presence.forget(later), []);
        assert_eq!(presence.forget(now + STAY).len(), 1);
        assert_eq!(names(&presence), [("Person 2".to_owned(), Doing::Reading)]);
        assert_eq!(presence.forget(later + STAY).len(), 1);
        assert_eq!(presence.everywhere(), []);
    }
}
