//! The newsroom: audit log, live events, jobs, notifications, settings, insights.

pub mod audit;
pub mod byline;
pub mod digest;
pub mod insight;
pub mod job;
pub mod live;
pub mod mail;
pub mod mailing;
pub mod notification;
pub mod past_days;
pub mod readiness;
pub mod setting;
pub mod system;
