//! Outgoing connections: the only layer that opens sockets to other machines.

mod host;
pub mod http_client;
pub mod hub;
pub mod mailer;
pub mod openid_connect;
pub mod page_client;
mod unpacking;
pub mod webauthn;
pub mod webhook;
