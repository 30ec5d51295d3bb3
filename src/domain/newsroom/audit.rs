//! Audit chain: the hash formula of the event log; migration 20 has the same formula in SQL.
//!
//! Every subject (`claim:<id>`, `article:<id>`, `account:<id>`, `newsroom`) has its own chain. The hash of an event
//! is SHA-256 over the hash of the previous event (for the first event: SHA-256 of the subject's name) and the
//! event's fields as netstrings (<https://cr.yp.to/proto/netstrings.txt>), with `-,` for null, in this order: id,
//! time in microseconds since 1970, actor, kind, article, claim, account, reason, changes (as PostgreSQL prints the
//! JSON), request.

use sha2::{Digest, Sha256};

use super::event::Cursor;

/// A SHA-256 digest.
pub type Hash = [u8; 32];

/// An event as the chain hashes it, with every field as text.
#[derive(Debug, Clone)]
pub struct Link {
    /// The subject whose chain contains the event.
    pub subject: String,
    /// Number within the chain, from 1, without gaps.
    pub seq: i64,
    /// The fields in the order of the formula.
    pub fields: [Option<String>; 10],
    /// Position in the event stream; `None` until the event has one.
    pub position: Option<Cursor>,
    /// The stored hash.
    pub hash: Vec<u8>,
}

impl Link {
    /// The event's id: the first field.
    #[must_use]
    pub fn id(&self) -> &str {
        let [id, ..] = &self.fields;
        id.as_deref().unwrap_or_default()
    }
}

/// Hash that precedes the first event of a subject.
#[must_use]
pub fn genesis(subject: &str) -> Hash {
    Sha256::digest(subject).into()
}

/// Returns the hash of an event with these fields after `previous`.
#[must_use]
pub fn digest(previous: &[u8], fields: &[Option<String>]) -> Hash {
    let mut hash = Sha256::new();
    hash.update(previous);
    for field in fields {
        hash.update(netstring(field.as_deref()));
    }
    hash.finalize().into()
}

fn netstring(value: Option<&str>) -> String {
    value.map_or_else(|| "-,".to_owned(), |value| format!("{}:{value},", value.len()))
}

/// One hash over the heads of all chains. Add heads in the byte order of their subjects.
#[derive(Debug, Clone, Default)]
pub struct Root {
    hash: Sha256,
    subjects: i64,
    events: i64,
}

impl Root {
    /// Adds the head of the next subject.
    pub fn add(&mut self, subject: &str, seq: i64, hash: &[u8]) {
        self.hash.update(netstring(Some(subject)));
        self.hash.update(netstring(Some(&seq.to_string())));
        self.hash.update(hash);
        self.subjects += 1;
        self.events += seq;
    }

    /// Returns the number of subjects, the number of events, and the hash.
    #[must_use]
    pub fn finish(self) -> (i64, i64, Hash) {
        (self.subjects, self.events, self.hash.finalize().into())
    }
}

/// The heads of all chains at one time, signed.
#[derive(Debug, Clone)]
pub struct Checkpoint {
    /// The checkpoint's id; later checkpoints have larger ids.
    pub id: i64,
    /// Time of the checkpoint, in microseconds since 1970.
    pub at: i64,
    /// The checkpoint covers the events up to this position, inclusive.
    pub position: Cursor,
    /// The number that a checkpoint of format 1 signed instead of the position: a transaction id of the cluster of that
    /// time. `None` in format 2.
    pub xact: Option<i64>,
    /// Number of events covered.
    pub events: i64,
    /// Number of subjects covered.
    pub subjects: i64,
    /// The hash over the heads of all chains.
    pub root: Vec<u8>,
    /// The Ed25519 public key of the signature, 32 bytes.
    pub public_key: Vec<u8>,
    /// The Ed25519 signature of [`Checkpoint::message`].
    pub signature: Vec<u8>,
}

impl Checkpoint {
    /// Returns the signed bytes.
    #[must_use]
    pub fn message(&self) -> Vec<u8> {
        let (format, upto) = match self.xact {
            Some(xact) => ("claimdesk checkpoint 1", xact),
            None => ("claimdesk checkpoint 2", self.position.0),
        };
        let mut message = netstring(Some(format));
        for number in [self.at, upto, self.events, self.subjects] {
            message.push_str(&netstring(Some(&number.to_string())));
        }
        let mut message = message.into_bytes();
        message.extend_from_slice(&self.root);
        message
    }
}

/// The first damage found in the event log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// This event or an earlier one was changed.
    #[error("event {id} ({subject}, number {seq}) does not carry the hash of what it says")]
    Changed {
        /// The event's id.
        id: String,
        /// The event's chain.
        subject: String,
        /// The event's number in the chain.
        seq: i64,
    },
    /// At least one event before this one is missing.
    #[error("event {id} is number {seq} of {subject}, where number {expected} should follow")]
    Gap {
        /// The event's id.
        id: String,
        /// The event's chain.
        subject: String,
        /// The event's number in the chain.
        seq: i64,
        /// The expected number.
        expected: i64,
    },
    /// The last events are missing, or the head was changed.
    #[error("the head of {subject} names number {head}, and its last event is number {last}")]
    Head {
        /// The chain.
        subject: String,
        /// The number in the head.
        head: i64,
        /// The number of the last event; 0 without events.
        last: i64,
    },
    /// The signature of the checkpoint does not match its content.
    #[error("checkpoint {0} does not carry a signature of what it says")]
    Signature(i64),
    /// The log differs from what the checkpoint signed.
    #[error("the log is not what checkpoint {0} signed: events that it covers were changed, added or removed")]
    Root(i64),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_counts_and_none_runs_into_the_next() {
        let fields = |a: Option<&str>, b: Option<&str>| [a, b].map(|text| text.map(str::to_owned));
        let start = genesis("newsroom");
        let hash = |a, b| digest(&start, &fields(a, b));
        let all = [
            hash(Some("a"), Some("bc")),
            hash(Some("ab"), Some("c")),
            hash(Some("abc"), None),
            hash(None, Some("abc")),
            hash(Some("abc"), Some("")),
            digest(&genesis("other"), &fields(Some("a"), Some("bc"))),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(all.iter().skip(at + 1).all(|other| other != one));
        }
    }
}
