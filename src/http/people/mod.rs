//! People handlers: accounts, sign-in methods, permissions.

pub mod absence;
pub mod account;
pub mod invitation;
pub mod me;
pub mod passkey;
pub mod reset;
pub mod second_factor;
pub mod session;
pub mod single_sign_on;
pub mod token;
