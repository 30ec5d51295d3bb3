//! People: accounts, sign-in, tokens.

mod account;
mod second_factor;
mod session;
mod single_sign_on;
mod token;
