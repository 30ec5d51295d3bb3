//! How is everything kept? The only floor that speaks SQL.
//!
//! Functions are named for what they do to their table (`by_id`, `page`, `lock`, `insert`,
//! `set_…`) and are called with the module's name: `store::claims::by_id`. Reads take any executor;
//! writes take the connection that [`crate::app::work::Work`] hands out, all but sessions, keys, jobs and messages
//! to endpoints, whose notes about themselves are single statements. Not found is `None`.

pub mod articles;
pub mod claims;
pub mod kit;
pub mod newsroom;
pub mod people;
pub mod publishing;
pub mod verdicts;
