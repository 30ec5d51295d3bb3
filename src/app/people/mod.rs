//! People: accounts, sign-in, sessions, API tokens.

pub mod absence;
pub mod account;
pub mod allowance;
pub mod confirmation;
pub mod invitation;
pub mod passkey;
pub mod password;
pub mod recent;
pub mod reset;
pub mod second_factor;
pub mod session;
pub mod sign_in;
pub mod single_sign_on;
pub mod token;
