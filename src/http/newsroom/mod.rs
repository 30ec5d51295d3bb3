//! Newsroom handlers: events, jobs, notifications, settings, figures.

pub mod audit;
pub mod byline;
pub mod event;
pub mod insight;
pub mod job;
pub mod live;
pub mod mailing;
pub mod notification;
pub mod setting;
pub mod system;
