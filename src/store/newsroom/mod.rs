//! The newsroom: events, jobs, notifications, settings, figures.

pub mod audit;
pub mod balance;
pub mod byline;
pub mod event;
pub mod insight;
pub mod job;
pub mod mailing;
pub mod notification;
pub mod setting;
pub mod system;
