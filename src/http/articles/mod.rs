//! Article handlers: articles, their versions, their analysis, subscriptions.

pub mod archiving;
pub mod article;
pub mod article_body;
pub mod document;
pub mod hand_over;
pub mod hub;
pub mod subscription;
pub mod subscription_body;
