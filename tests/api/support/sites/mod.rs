//! Other machines: mail server, identity provider, webhook receiver, web site.

pub mod post;
pub mod provider;
pub mod receiver;
pub mod site;
