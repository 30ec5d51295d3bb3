//! Presence: who has a claim open, and whether they read or write.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::domain::kernel::id::ClaimId;
use crate::domain::people::account::PersonRef;

/// Who is not seen again for so long has left without a word.
pub const STAY: TimeDelta = TimeDelta::seconds(40);
/// People at claims that are remembered at once; whoever comes on top is not shown.
const MOST: usize = 10_000;

/// What somebody does at a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    /// They have it open.
    Reading,
    /// They type something about it.
    Writing,
}

/// Somebody who has a claim open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Present {
    /// Who.
    pub person: PersonRef,
    /// What they do.
    pub doing: Doing,
    /// When they came, as this server saw it.
    pub since: DateTime<Utc>,
}

/// Somebody came to a claim, stayed there or left it, as servers tell each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// The server that saw it.
    pub server: Uuid,
    /// The claim.
    pub claim: ClaimId,
    /// Who.
    pub person: PersonRef,
    /// What they do; nothing when they left.
    pub doing: Option<Doing>,
}

/// Who is at a claim, after somebody came, left or does something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Gathering {
    /// The claim.
    pub claim_id: ClaimId,
    /// Everybody there, in the order in which they came.
    pub here: Vec<Present>,
}

#[derive(Debug)]
struct Seen {
    present: Present,
    until: DateTime<Utc>,
}

/// Everybody who has a claim open. Kept in memory only: who is there says so again before long.
#[derive(Debug, Default)]
pub struct Presence {
    claims: HashMap<ClaimId, Vec<Seen>>,
}

impl Presence {
    /// Takes note of a sighting at `now`; whether anything is different for those who watch.
    pub fn see(&mut self, sighting: &Sighting, now: DateTime<Utc>) -> bool {
        let is_full = self.claims.values().map(Vec::len).sum::<usize>() >= MOST;
        let here = self.claims.entry(sighting.claim).or_default();
        let place = here
            .iter()
            .position(|seen| seen.present.person.id == sighting.person.id);
        let known = place.and_then(|place| here.get_mut(place));
        let changed = match (known, sighting.doing) {
            (Some(seen), Some(doing)) => {
                seen.until = now + STAY;
                std::mem::replace(&mut seen.present.doing, doing) != doing
            }
            (None, Some(doing)) if !is_full => {
                let present = Present {
                    person: sighting.person.clone(),
                    doing,
                    since: now,
                };
                here.push(Seen {
                    present,
                    until: now + STAY,
                });
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

    /// Forgets who was not seen again; the claims that they were at.
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

    /// Who is at a claim.
    #[must_use]
    pub fn at(&self, claim: ClaimId) -> Gathering {
        let here = self.claims.get(&claim).into_iter().flatten();
        Gathering {
            claim_id: claim,
            here: here.map(|seen| seen.present.clone()).collect(),
        }
    }

    /// Who is at any claim.
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
            person: PersonRef {
                id: AccountId::from(Uuid::from_u128(person)),
                name: format!("Person {person}"),
            },
            doing,
        }
    }

    fn names(presence: &Presence) -> Vec<(String, Doing)> {
        let here = presence.at(ClaimId::from(Uuid::from_u128(7))).here;
        here.into_iter()
            .map(|present| (present.person.name, present.doing))
            .collect()
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
            [
                ("Person 1".to_owned(), Doing::Writing),
                ("Person 2".to_owned(), Doing::Reading)
            ]
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
