//! Test support: the binary in its own directory with a clean environment.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use reqwest::{Client, Method};
use serde_json::{Value, json};

/// A signal ends the server and its PostgreSQL within this.
pub const STOPS_WITHIN: Duration = Duration::from_secs(10);

/// An invented article with one claim.
pub const TEXT: &str = "At least 37 people were killed when the Ostrel dam gave way on 2 February, the ministry said.";

/// Nothing may take longer; the test fails then and says what it waited for.
const PATIENCE: Duration = Duration::from_mins(1);

/// A directory of its own for one test. Whatever still runs in it is ended with the test.
pub struct Dir(PathBuf);

impl Dir {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("claimdesk-cli-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        // Root's server runs as another user and has to pass through, whatever the umask is.
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        Self(path.canonicalize().unwrap())
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path
    }

    pub fn data(&self) -> PathBuf {
        self.0.join("data")
    }

    /// The binary in this directory, with these arguments and nothing else to go by.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claimdesk"));
        command.args(arguments).current_dir(&self.0).stdin(Stdio::null()).env_clear();
        for name in ["PATH", "TMPDIR", "HOME"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command
            .env("CLAIMDESK_DATA_DIR", self.data())
            .env("CLAIMDESK_HTTP__LISTEN", "127.0.0.1:0")
            .env("CLAIMDESK_OPERATIONS__LISTEN", "127.0.0.1:0");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs it with this on standard input.
    pub fn feed(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        child.wait_with_output().unwrap()
    }

    /// The PostgreSQL processes that work in the data directory.
    pub fn postgres(&self) -> Vec<u32> {
        let cluster = self.data().join("postgres");
        let is_ours = |dir: &Path| fs::read_link(dir.join("cwd")).is_ok_and(|dir| dir == cluster);
        let entries = fs::read_dir("/proc").unwrap().flatten();
        let ours = entries.filter(|entry| is_ours(&entry.path()));
        ours.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
    }

    /// The process number of the PostgreSQL server.
    pub fn postmaster(&self) -> u32 {
        let text = fs::read_to_string(self.data().join("postgres/postmaster.pid")).unwrap();
        text.lines().next().unwrap().parse().unwrap()
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        for process in self.postgres() {
            signal("KILL", process);
        }
        wait_until("no PostgreSQL is left", || self.postgres().is_empty());
        fs::remove_dir_all(&self.0).ok();
    }
}

pub fn signal(name: &str, process: u32) {
    let kill = format!("kill -{name} {process}");
    Command::new("sh").args(["-c", &kill]).output().unwrap();
}

pub fn wait_until(what: &str, condition: impl Fn() -> bool) {
    let started = Instant::now();
    while !condition() {
        assert!(started.elapsed() < PATIENCE, "never saw that {what}");
        std::thread::yield_now();
    }
}

pub fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

pub fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// `claimdesk serve`, until the test ends it.
pub struct Server {
    child: Child,
    rest: Receiver<String>,
    log: PathBuf,
    /// What it said until it was ready.
    pub said: Vec<String>,
}

impl Server {
    pub fn start(dir: &Dir, arguments: &[&str]) -> Self {
        let log = dir.0.join("serve.log");
        let mut command = dir.command(&[&["serve"], arguments].concat());
        command.stderr(fs::File::create(&log).unwrap());
        Self::from(command, log)
    }

    /// The server of a command whose standard error goes elsewhere.
    pub fn logging(dir: &Dir, destination: Stdio) -> Self {
        let mut command = dir.command(&["serve", "--no-samples"]);
        command.env("CLAIMDESK_LOG__FILTER", "trace").stderr(destination);
        Self::from(command, dir.0.join("no.log"))
    }

    fn from(mut command: Command, log: PathBuf) -> Self {
        claimdesk::net::http_client::choose_cryptography();
        command.stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let (lines, rest) = channel();
        std::thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                lines.send(line).ok();
            }
        });
        let mut server = Self { child, rest, log, said: Vec::new() };
        while !server.said.iter().any(|line| line.contains("Stop with Ctrl-C")) {
            match server.rest.recv_timeout(PATIENCE) {
                Ok(line) => server.said.push(line),
                Err(error) => panic!("{error}: {:?} {:?} {}", server.child.try_wait(), server.said, server.log()),
            }
        }
        server
    }

    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    fn said_after(&self, words: &str) -> Option<String> {
        self.said.iter().find_map(|line| line.strip_prefix(words)).map(|rest| rest.trim().to_owned())
    }

    pub fn url(&self) -> String {
        self.said_after("Claimdesk is ready at ").unwrap()
    }

    pub fn readiness(&self) -> String {
        self.said_after("Health for operators: ").unwrap()
    }

    pub fn first_admin(&self) -> Option<(String, String)> {
        self.said_after("First admin ").zip(self.said_after("Password "))
    }

    /// Waits until it has ended by itself; what its log says, and how it ended.
    pub fn ends(mut self) -> (String, ExitStatus) {
        while self.rest.recv_timeout(PATIENCE).is_ok() {}
        let ended = self.child.wait().unwrap();
        (self.log(), ended)
    }

    /// Sends a signal; how long it took to end, and whether it ended well.
    pub fn stop(mut self, name: &str) -> (Duration, bool) {
        let started = Instant::now();
        signal(name, self.child.id());
        // Standard output closes with the process.
        while self.rest.recv_timeout(PATIENCE).is_ok() {}
        let status = self.child.wait().unwrap();
        (started.elapsed(), status.success())
    }

    /// Sends a signal that must end the server and its PostgreSQL well and soon.
    pub fn stops(self, name: &str) {
        let (took, well) = self.stop(name);
        assert!(took < STOPS_WITHIN && well, "{took:?}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Somebody signed in at a running server.
pub struct Person {
    pub http: Client,
    url: String,
}

impl Person {
    pub async fn signed_in(server: &Server, email: &str, password: &str) -> Self {
        let person = Self::sign_in(server, email, password).await;
        person.unwrap_or_else(|status| panic!("{status}"))
    }

    /// Signs in with the password that the first start printed.
    pub async fn first_admin(server: &Server) -> Self {
        let (email, password) = server.first_admin().unwrap();
        Self::signed_in(server, &email, &password).await
    }

    /// Signs in; the status when that is refused.
    pub async fn sign_in(server: &Server, email: &str, password: &str) -> Result<Self, u16> {
        let http = Client::builder().cookie_store(true).no_proxy().build().unwrap();
        let person = Self { http, url: server.url() };
        let body = json!({"email": email, "password": password});
        match person.send(Method::POST, "/api/v1/session", &body).await.0 {
            200 => Ok(person),
            status => Err(status),
        }
    }

    pub async fn send(&self, method: Method, path: &str, body: &Value) -> (u16, Value) {
        let request = self.http.request(method, format!("{}{path}", self.url)).json(body);
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        (status, answer.json().await.unwrap_or_default())
    }

    /// Takes in a new article.
    pub async fn bring(&self, title: &str, text: &str) {
        let article = json!({"text": text, "title": title});
        let (status, answer) = self.send(Method::POST, "/api/v1/articles", &article).await;
        assert_eq!(status, 201, "{answer}");
    }

    pub async fn get(&self, path: &str) -> Value {
        let answer = self.http.get(format!("{}{path}", self.url)).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        answer.json().await.unwrap()
    }

    /// The titles of all articles, in the order of the alphabet.
    pub async fn titles(&self) -> Vec<String> {
        let page = self.get("/api/v1/articles?limit=100").await;
        let articles = page["items"].as_array().unwrap();
        let mut titles: Vec<String> =
            articles.iter().map(|article| article["title"].as_str().unwrap_or("untitled").to_owned()).collect();
        titles.sort();
        titles
    }
}
