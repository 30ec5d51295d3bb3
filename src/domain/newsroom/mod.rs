//! The newsroom: events, jobs, notifications, mails, settings, figures.

pub mod audit;
pub mod audit_key;
pub mod byline;
pub mod day_facts;
pub mod event;
pub mod event_field;
pub mod event_kind;
pub mod insight;
pub mod job;
pub mod mailing;
pub mod notification;
pub mod setting;
pub mod system;
pub mod zone;
