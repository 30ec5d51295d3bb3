//! News for the newsroom's own people: mails about notifications, messages to chat channels.

pub mod chat;
pub mod mail;
mod topics;
