//! Every operation at once: rights, hardening, idempotency, plans, overload.

mod authz_matrix;
mod concurrency;
mod connection;
mod examples;
mod hardening;
mod idempotency;
mod logs;
mod openapi;
mod outage;
mod overload;
mod plans;
mod problem;
mod race;
mod security_headers;
