//! Other machines: identity provider, webhook receiver, web site.

pub mod provider;
pub mod receiver;
pub mod site;
