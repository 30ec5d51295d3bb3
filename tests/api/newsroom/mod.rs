//! The newsroom: log, jobs, mail, settings, live updates.

mod audit;
mod base_path;
mod byline;
mod digest;
mod event_order;
mod insight;
mod job;
mod live;
mod mail;
mod notification;
mod restore;
mod setting;
