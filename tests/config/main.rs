//! Settings: precedence and origin, refused values, masked secrets, generated texts.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod precedence;
mod refused;
mod shown;
mod support;
