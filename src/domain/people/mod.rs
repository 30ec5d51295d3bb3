//! People: accounts, authentication, permissions.

pub mod account;
pub mod actor;
pub mod identity;
pub mod invitation;
pub mod name;
pub mod passkey;
pub mod permission;
pub mod second_factor;
pub mod session;
pub mod token;
