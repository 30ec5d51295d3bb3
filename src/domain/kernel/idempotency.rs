//! Idempotency: the stored answer to a repeated request.

/// The stored response of a change, as sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status code.
    pub status: u16,
    /// The `ETag` header: the version to send in `If-Match` with the next change.
    pub etag: Option<String>,
    /// The `Location` header: the address of the new resource.
    pub location: Option<String>,
    /// The body, as JSON; empty for none.
    pub body: String,
}

/// A key that a client chose for a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key, 1 to 255 visible ASCII characters.
    pub key: String,
    /// SHA-256 of method, path, query and body.
    pub fingerprint: [u8; 32],
}

/// The state of an idempotency key.
#[derive(Debug)]
pub enum Seen {
    /// The key is free: process the request.
    Never,
    /// The same request was processed before; this was its response.
    Answered(Answer),
    /// The same request is being processed.
    Running,
    /// The key was used for a different request.
    Misused,
}
