//! Raw HTTP connections: invalid bytes, slow bodies, cut connections.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Nothing in a test may take longer; it fails then and says where.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Sends these bytes and reads until the server closes the connection.
pub async fn exchange(address: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    let mut answer = Vec::new();
    timeout(PATIENCE, stream.read_to_end(&mut answer)).await.expect("the server answers").unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// Sends these bytes and cuts the connection with a reset, after so many questions to the server have been answered:
/// that is how far the request has come by then.
pub async fn reset(address: SocketAddr, bytes: &[u8], answers: usize) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    for _ in 0..answers {
        exchange(address, b"GET /problems/conflict HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
    }
    stream.set_zero_linger().unwrap();
    drop(stream);
}
