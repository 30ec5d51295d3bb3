//! People: accounts, sign-in, tokens.

mod account;
mod cookie;
mod hand_over;
mod invitation;
mod names;
mod reset;
mod second_factor;
mod session;
mod sign_in;
mod single_sign_on;
mod token;
