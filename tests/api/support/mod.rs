//! What may a test of the API use? A server, its database, and people to use it.

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
