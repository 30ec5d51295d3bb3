//! Test users: roles, HTTP clients, requests.

use std::sync::atomic::Ordering;
use std::time::Duration;

use claimdesk::app;
use claimdesk::app::people::account::PasswordOrigin;
use claimdesk::domain::kernel::secret::Password;
use claimdesk::domain::kernel::text::Text;
use claimdesk::domain::people::account::{Email, Role};
use claimdesk::domain::people::actor::Actor;
use claimdesk::domain::people::token::Scope;
use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};

use super::TestApp;

/// A password of everybody.
pub const PASSWORD: &str = "correct horse battery staple";

/// What the server said.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub async fn to(request: RequestBuilder) -> Self {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.bytes().await.unwrap().to_vec();
        Self { status, headers, body }
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    #[track_caller]
    pub fn etag(&self) -> String {
        self.header("etag").unwrap_or_else(|| panic!("no ETag: {self}")).to_owned()
    }

    /// The body of an answer with this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self}");
        self
    }

    /// The body of a failure, which must be a problem of this sort.
    #[track_caller]
    pub fn problem(&self, status: u16, slug: &str) -> Value {
        assert_eq!(self.status, status, "{self}");
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{self}");
        let body = self.json();
        assert_eq!(body["type"], format!("/problems/{slug}"), "{self}");
        assert_eq!(body["status"], status, "{self}");
        for field in ["title", "detail", "instance"] {
            assert!(body[field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {self}");
        }
        body
    }

    /// The pointers of everything that is wrong with what was sent.
    #[track_caller]
    pub fn pointers(&self) -> Vec<String> {
        let body = self.problem(422, "invalid");
        let faults = body["errors"].as_array().unwrap();
        faults.iter().map(|fault| fault["pointer"].as_str().unwrap().to_owned()).collect()
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let body = String::from_utf8_lossy(&self.body);
        write!(f, "{} {}", self.status, body.chars().take(1000).collect::<String>())
    }
}

/// Somebody with a browser: keeps cookies, and says what it thinks of the answers nowhere.
pub struct Person {
    pub id: String,
    pub name: String,
    pub email: String,
    pub http: Client,
    pub url: String,
}

impl TestApp {
    pub async fn reviewer(&self) -> Person {
        self.somebody(Role::Reviewer).await
    }

    pub async fn editor(&self) -> Person {
        self.somebody(Role::Editor).await
    }

    pub async fn admin(&self) -> Person {
        self.somebody(Role::Admin).await
    }

    /// An author, a second reviewer and an editor.
    pub async fn staff(&self) -> (Person, Person, Person) {
        (self.reviewer().await, self.reviewer().await, self.editor().await)
    }

    /// Somebody who is not signed in.
    pub fn anyone(&self) -> Person {
        Person { id: String::new(), name: String::new(), email: String::new(), http: client(), url: self.url.clone() }
    }

    /// A new account, signed in.
    pub async fn somebody(&self, role: Role) -> Person {
        let person = self.account(role).await;
        person.sign_in(PASSWORD).await.expect(200);
        person
    }

    /// A new account, not signed in.
    pub async fn account(&self, role: Role) -> Person {
        let number = self.people.fetch_add(1, Ordering::SeqCst);
        let word = format!("{role:?}").to_lowercase();
        // Names that stand in no text by chance, so that tests can look for them in public.
        let (name, email) = (format!("Zephyrine {role:?}{number}"), format!("{word}{number}@desk.test"));
        let id = app::people::account::create(
            &self.app,
            &Actor::system(),
            &Email::new(&email).unwrap(),
            &Text::new(&name).unwrap(),
            role,
            Password::new(PASSWORD.to_owned()).unwrap(),
            PasswordOrigin::ChosenByOwner,
        )
        .await
        .unwrap();
        Person { id: id.to_string(), name, email, http: client(), url: self.url.clone() }
    }

    /// Ends an account, as an operator would in the database. The servers notice within a second.
    pub async fn deactivate(&self, person: &Person) {
        sqlx::query("update accounts set deactivated_at = $2 where id = $1::uuid")
            .bind(&person.id)
            .bind(self.app.clock.now())
            .execute(&mut self.database().await)
            .await
            .unwrap();
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

fn client() -> Client {
    Client::builder().cookie_store(true).no_proxy().build().unwrap()
}

impl Person {
    /// The same account with a browser of its own, signed in there too.
    pub async fn elsewhere(&self) -> Self {
        let other = Self {
            id: self.id.clone(),
            name: self.name.clone(),
            email: self.email.clone(),
            http: client(),
            url: self.url.clone(),
        };
        other.sign_in(PASSWORD).await.expect(200);
        other
    }

    pub async fn sign_in(&self, password: &str) -> Answer {
        let credentials = json!({"email": self.email, "password": password});
        self.post("/api/v1/session", &credentials).await
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.url))
    }

    /// A token for programs, with these scopes, for a day.
    pub async fn token(&self, scopes: &[Scope]) -> String {
        let new = json!({"name": "a program", "scopes": scopes, "days": 1});
        let made = self.create("/api/v1/me/tokens", &new).await;
        made["token"].as_str().unwrap().to_owned()
    }

    pub async fn get(&self, path: &str) -> Answer {
        Answer::to(self.request(Method::GET, path)).await
    }

    pub async fn get_if_changed(&self, path: &str, etag: &str) -> Answer {
        Answer::to(self.request(Method::GET, path).header("if-none-match", etag)).await
    }

    /// The body of a successful GET.
    pub async fn read(&self, path: &str) -> Value {
        self.get(path).await.expect(200).json()
    }

    /// What a successful POST has created.
    pub async fn create(&self, path: &str, body: &Value) -> Value {
        self.post(path, body).await.expect(201).json()
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        Answer::to(self.request(Method::POST, path).json(body)).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Answer {
        Answer::to(self.request(Method::PUT, path).json(body)).await
    }

    pub async fn patch(&self, path: &str, etag: &str, body: &Value) -> Answer {
        let request = self.request(Method::PATCH, path).header("if-match", etag);
        Answer::to(request.json(body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        Answer::to(self.request(Method::DELETE, path)).await
    }

    /// The file of a claim.
    pub async fn claim(&self, id: &str) -> Value {
        self.read(&format!("/api/v1/claims/{id}")).await
    }

    /// Changes a claim's file from the version that stands now.
    pub async fn change(&self, id: &str, what: &str, body: &Value) -> Answer {
        let etag = self.claim(id).await["etag"].as_str().unwrap().to_owned();
        self.change_from(&etag, id, what, body).await
    }

    /// Changes a claim's file from the version that `etag` names.
    pub async fn change_from(&self, etag: &str, id: &str, what: &str, body: &Value) -> Answer {
        let (method, path) = match what {
            "" => (Method::PATCH, format!("/api/v1/claims/{id}")),
            "verdict/draft" => (Method::PUT, format!("/api/v1/claims/{id}/{what}")),
            _ => (Method::POST, format!("/api/v1/claims/{id}/{what}")),
        };
        Answer::to(self.request(method, &path).header("if-match", etag).json(body)).await
    }
}
