//! Test web site: pages with their status and headers, counted.

use std::collections::HashMap;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::web::{Data, to};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};

/// A response.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    /// How long the site thinks.
    pub delay: Duration,
}

impl Reply {
    pub fn html(body: &str) -> Self {
        Self {
            status: 200,
            headers: vec![("Content-Type", "text/html; charset=utf-8".to_owned())],
            body: body.into(),
            delay: Duration::ZERO,
        }
    }

    pub fn status(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: b"<p>No.</p>".to_vec(), delay: Duration::ZERO }
    }

    pub fn redirect(to: &str) -> Self {
        Self { status: 302, headers: vec![("Location", to.to_owned())], body: Vec::new(), delay: Duration::ZERO }
    }

    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}

/// A site on this machine; every page that was not set is 404.
#[derive(Debug, Clone)]
pub struct Site {
    pub url: String,
    replies: Arc<Mutex<HashMap<String, Reply>>>,
    asked: Arc<Mutex<Vec<String>>>,
    unchanged: Arc<Mutex<usize>>,
}

impl Site {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let site = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            replies: Arc::default(),
            asked: Arc::default(),
            unchanged: Arc::default(),
        };
        let state = site.clone();
        let server = HttpServer::new(move || App::new().app_data(Data::new(state.clone())).default_service(to(answer)));
        tokio::spawn(server.workers(1).disable_signals().listen(listener).unwrap().run());
        site
    }

    /// Sets the response of a path, and returns its address.
    pub fn set(&self, path: &str, reply: Reply) -> String {
        self.replies.lock().unwrap().insert(path.to_owned(), reply);
        format!("{}{path}", self.url)
    }

    /// The paths that were asked for, in order, each with the user agent.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// Number of answers that a page is as its reader knows it (304).
    pub fn unchanged(&self) -> usize {
        *self.unchanged.lock().unwrap()
    }
}

async fn answer(site: Data<Site>, request: HttpRequest) -> HttpResponse {
    let agent = request.headers().get("User-Agent").and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    site.asked.lock().unwrap().push(format!("{} {agent}", request.path()));
    let reply = site.replies.lock().unwrap().get(request.path()).cloned().unwrap_or_else(|| Reply::status(404));
    let known = request.headers().get("If-None-Match").and_then(|tag| tag.to_str().ok());
    if known.is_some_and(|known| reply.headers.iter().any(|(name, value)| *name == "ETag" && value == known)) {
        *site.unchanged.lock().unwrap() += 1;
        return HttpResponse::NotModified().finish();
    }
    tokio::time::sleep(reply.delay).await;
    let mut response = HttpResponse::build(reply.status.try_into().unwrap());
    for (name, value) in reply.headers {
        response.insert_header((name, value));
    }
    response.body(reply.body)
}
