//! People: accounts, ways to sign in, rights.

pub mod account;
pub mod identity;
pub mod invitation;
pub mod passkey;
pub mod reset;
pub mod second_factor;
pub mod session;
pub mod token;
