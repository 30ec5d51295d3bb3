//! HTTP layer: handlers in one folder per part of the newsroom, and their shared kit.

pub mod articles;
pub mod attachment;
pub mod claims;
pub mod document;
pub mod kit;
pub mod newsroom;
pub mod people;
pub mod publishing;
pub mod routes;
pub mod routing;
pub mod server;
pub mod verdicts;
