//! Domain: nouns and rules. Pure code without queries, clocks or sockets.

pub mod articles;
pub mod claims;
pub mod conflict;
pub mod kernel;
pub mod newsroom;
pub mod people;
pub mod publishing;
pub mod verdicts;
