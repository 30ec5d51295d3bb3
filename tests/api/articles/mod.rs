//! Articles: intake, versions, analysis.

mod addresses;
mod analysis;
mod archive;
mod article;
mod copies;
mod correcting;
mod document;
mod fetching;
mod hub;
mod intake;
mod subscription_rules;
mod subscriptions;
mod version;
mod watching;
