//! Stores: all SQL of the server, one module per table group.
//!
//! A function's name is the operation on its table (`by_id`, `page`, `lock`, `insert`, `set_…`); callers write the
//! module name with the function: `store::claims::by_id`. Reads take any executor. Writes take the connection of
//! [`crate::app::work::Work`], except for the single-statement updates of sessions, jobs and webhook deliveries. A row that does not exist is `None`.

pub mod articles;
pub mod claims;
pub mod kit;
pub mod newsroom;
pub mod people;
pub mod publishing;
pub mod verdicts;
