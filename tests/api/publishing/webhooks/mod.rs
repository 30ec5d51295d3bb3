//! Webhooks: chat channels, deliveries, load, independent receivers.

mod chat;
mod delivery;
mod load;
mod receiver;
