//! Test mail server: accepts and stores every message.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What arrived: the envelope's recipient and the message as it came.
pub type Letters = Arc<Mutex<Vec<(String, String)>>>;

pub struct Post {
    pub address: SocketAddr,
    letters: Letters,
}

impl Post {
    pub async fn open() -> Self {
        Self::at("127.0.0.1:0".parse().unwrap()).await
    }

    pub async fn at(address: SocketAddr) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let address = listener.local_addr().unwrap();
        let letters = Letters::default();
        let kept = letters.clone();
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(take(connection, kept.clone()));
            }
        });
        Self { address, letters }
    }

    /// Everything that has arrived, and forgets it.
    pub fn collect(&self) -> Vec<(String, String)> {
        std::mem::take(&mut self.letters.lock().unwrap())
    }
}

/// RFC 5321 as far as a sender needs it.
async fn take(connection: TcpStream, letters: Letters) {
    let (reading, mut writing) = connection.into_split();
    let mut lines = BufReader::new(reading).lines();
    let mut to = String::new();
    writing.write_all(b"220 post.example\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let verb = line.get(..4).unwrap_or_default().to_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250 post.example",
            "DATA" => {
                writing.write_all(b"354 go on\r\n").await.unwrap();
                let mut message = String::new();
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    message.push_str(line.strip_prefix('.').unwrap_or(&line));
                    message.push_str("\r\n");
                }
                letters.lock().unwrap().push((to.clone(), message));
                "250 kept"
            }
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                "250 known"
            }
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        if writing.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}
