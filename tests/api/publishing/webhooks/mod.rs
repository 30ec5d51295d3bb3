//! Webhooks: chat channels, deliveries, load, independent receivers.

mod authority;
mod chat;
mod delivery;
mod load;
mod receiver;
