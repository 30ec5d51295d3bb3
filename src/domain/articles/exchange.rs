//! Exchange: one HTTP request for a page, and the response to it; validators for the next request.

use std::net::IpAddr;
use std::time::Duration;

/// One request and its response, as far as they are known above the connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// Address of the request.
    pub url: String,
    /// Time from the start of the fetch to the request.
    pub after: Duration,
    /// Address of the server.
    pub server: Option<IpAddr>,
    /// Path and query of the request line.
    pub target: String,
    /// Request headers in order.
    pub request: Vec<Header>,
    /// HTTP status.
    pub status: u16,
    /// Response headers in order.
    pub response: Vec<Header>,
    /// The payload as sent, without transfer coding; `None` if the body was not read.
    pub body: Option<Vec<u8>>,
}

/// What a site says of the state of a page (RFC 9110, 8.8); goes into the next request as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}

/// Name and value of a header.
pub type Header = (String, Vec<u8>);
