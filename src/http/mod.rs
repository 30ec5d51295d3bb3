//! HTTP: handlers, one room for each part of the newsroom.

pub mod articles;
pub mod claims;
pub mod document;
pub mod kit;
pub mod newsroom;
pub mod people;
pub mod publishing;
pub mod routes;
pub mod server;
pub mod verdicts;
