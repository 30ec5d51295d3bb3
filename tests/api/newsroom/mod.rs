//! The newsroom: log, jobs, mail, settings, live updates.

mod audit;
mod insight;
mod job;
mod live;
mod mail;
mod notification;
mod setting;
