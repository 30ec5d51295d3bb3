//! Test webhook receiver: stores requests, answers as configured.

use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::web::{Bytes, Data, to};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use serde_json::Value;

/// A message as it came.
#[derive(Debug, Clone)]
pub struct Received {
    pub id: String,
    pub timestamp: String,
    pub signature: String,
    pub body: String,
}

impl Received {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// How it answers.
#[derive(Debug, Clone)]
pub enum Reply {
    Status(u16),
    RetryAfter(u16, &'static str),
    Redirect(String),
    /// An answer without end.
    Endless,
    /// Nothing, for so long.
    Hang(Duration),
}

#[derive(Debug, Clone)]
pub struct Receiver {
    pub url: String,
    received: Arc<Mutex<Vec<Received>>>,
    reply: Arc<Mutex<Reply>>,
}

impl Receiver {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let receiver = Self {
            url: format!("http://{}/hook", listener.local_addr().unwrap()),
            received: Arc::default(),
            reply: Arc::new(Mutex::new(Reply::Status(204))),
        };
        let state = receiver.clone();
        let server =
            HttpServer::new(move || App::new().app_data(Data::new(state.clone())).default_service(to(receive)));
        tokio::spawn(server.workers(1).disable_signals().listen(listener).unwrap().run());
        receiver
    }

    pub fn answers(&self, reply: Reply) {
        *self.reply.lock().unwrap() = reply;
    }

    /// Everything but first messages.
    pub fn messages(&self) -> Vec<Received> {
        let received = self.received.lock().unwrap();
        let real = received.iter().filter(|one| !one.body.contains("endpoint.verification"));
        real.cloned().collect()
    }

    pub fn first_messages(&self) -> usize {
        let all = self.received.lock().unwrap().len();
        all - self.messages().len()
    }
}

async fn receive(receiver: Data<Receiver>, request: HttpRequest, body: Bytes) -> HttpResponse {
    let header = |name: &str| {
        let value = request.headers().get(name);
        value.map_or(String::new(), |value| value.to_str().unwrap().to_owned())
    };
    receiver.received.lock().unwrap().push(Received {
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp"),
        signature: header("webhook-signature"),
        body: String::from_utf8(body.to_vec()).unwrap(),
    });
    let reply = receiver.reply.lock().unwrap().clone();
    let status = |status: u16| HttpResponse::build(status.try_into().unwrap());
    match reply {
        Reply::Status(code) => status(code).body("as told"),
        Reply::RetryAfter(code, wait) => status(code).insert_header(("retry-after", wait)).finish(),
        Reply::Redirect(to) => status(302).insert_header(("location", to)).finish(),
        Reply::Endless => status(200).streaming(futures_util::stream::repeat_with(|| {
            Ok::<_, actix_web::Error>(Bytes::from_static(&[b'x'; 1024]))
        })),
        Reply::Hang(time) => {
            tokio::time::sleep(time).await;
            status(200).finish()
        }
    }
}
