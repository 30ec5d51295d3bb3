//! Test support: server, database, users, fake services.

pub mod accounts;
pub mod app;
pub mod articles;
pub mod database;
pub mod dictionary;
pub mod events;
pub mod feeds;
pub mod line;
pub mod newsroom;
pub mod people;
pub mod sessions;
mod sites;
pub mod webhooks;
pub mod wire;

pub use app::TestApp;
pub use people::{Answer, Person};
pub use sites::{post, provider, receiver, site};
