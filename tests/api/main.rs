//! Does the server do over HTTP what it promises? One binary for all resources.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should say where"
)]
#![expect(clippy::too_many_lines, reason = "a story is told in one piece")]

mod support;

mod accounts;
mod articles;
mod audit;
mod authz_matrix;
mod claims;
mod claims_by_hand;
mod comments;
mod concurrency;
mod corrections;
mod evidence;
mod exports;
mod external_checks;
mod feeds;
mod hardening;
mod idempotency;
mod insights;
mod jobs;
mod live;
mod mail;
mod merges;
mod notifications;
mod openapi;
mod overload;
mod plans;
mod presence;
mod problems;
mod public_pages;
mod publications;
mod queue;
mod races;
mod ratings;
mod readings;
mod related;
mod replies;
mod reviews;
mod search;
mod second_factors;
mod sessions;
mod settings;
mod single_sign_on;
mod staleness;
mod tokens;
mod verdict_pages;
mod verdicts;
mod webhooks;
