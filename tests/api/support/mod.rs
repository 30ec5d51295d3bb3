//! Test support: server, database, users, fake services.

pub mod app;
pub mod database;
pub mod newsroom;
pub mod people;
pub mod post;
pub mod provider;
pub mod receiver;
pub mod wire;

pub use app::TestApp;
pub use people::{Answer, Person};
