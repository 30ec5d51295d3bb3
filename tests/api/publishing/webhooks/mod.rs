//! Webhooks: deliveries, load, independent receivers.

mod delivery;
mod load;
mod receiver;
