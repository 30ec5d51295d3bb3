//! Which nouns does Claimdesk know, and which rules do they keep? Pure: no query, no clock, no socket.

pub mod account; // who may sign in, and as what
pub mod action; // what can be done with a claim, and whether this person may do it now
pub mod actor; // who acts, and with what rights
pub mod appearance; // where a claim stands
pub mod article; // a text under examination, and its immutable versions
pub mod audit; // how the log shows that it was changed
pub mod claim; // one checkable assertion
pub mod clock; // what time it is
pub mod comment; // what colleagues say to each other
pub mod correction; // what readers are told when a published verdict changes
pub mod delivery;
pub mod endpoint;
pub mod event; // everything that can happen
pub mod evidence;
pub mod export;
pub mod external_check;
pub mod feed; // a source for or against
pub mod id; // typed ids
pub mod idempotency;
pub mod identity; // the same change sent twice
pub mod insight;
pub mod invitation; // figures about the newsroom
pub mod job; // everything that can be done later
pub mod moment; // a day or a second
pub mod notification; // what a person should hear of
pub mod origin; // what a source goes back to
pub mod page; // keyset pages
pub mod passkey;
pub mod patch; // one field of a partial change
pub mod permission; // what can be permitted, and to whom
pub mod presence;
pub mod priority; // what comes first in the queue
pub mod publication;
pub mod publisher; // what the public sees
pub mod random; // where chance comes from
pub mod rating; // the newsroom's scale
pub mod reading; // the blind second reading
pub mod related;
pub mod reply; // whom the newsroom asked for an answer
pub mod review; // the life of a claim
pub mod seal;
pub mod second_factor;
pub mod secret; // passwords and session secrets
pub mod session;
pub mod setting; // the newsroom's rules
pub mod staleness; // when what was decided may no longer hold
pub mod system;
pub mod text;
pub mod token; // text that came from outside
pub mod verdict; // a rating with its reasons
pub mod view; // a person's own way of looking at the queue
