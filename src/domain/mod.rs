//! Which nouns does Claimdesk know, and which rules do they keep? Pure: no query, no clock, no socket.

pub mod articles;
pub mod claims;
pub mod conflict;
pub mod kernel;
pub mod newsroom;
pub mod people;
pub mod publishing;
pub mod verdicts;
