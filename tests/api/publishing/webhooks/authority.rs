//! Receivers with a certificate of the newsroom's own authority.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use claimdesk::net::http_client::GuardedClient;
use reqwest::Certificate;

const AUTHORITY: &[u8] = include_bytes!("../../../fixtures/tls/authority.pem");
const RECEIVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/tls/receiver.pem");
/// Answers one request after the other over TLS, and prints its port first.
const PROGRAM: &str = r#"
import http.server, ssl, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.send_header("Content-Length", "5"); self.end_headers()
        self.wfile.write(b"taken")
server = http.server.HTTPServer(("127.0.0.1", 0), Answer)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1])
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()
"#;

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_is_trusted_with_a_certificate_of_an_authority_that_the_operator_names() {
    let mut program = Command::new("python3");
    let server = program.args(["-c", PROGRAM, RECEIVER]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut server = Running(server.unwrap());
    let mut port = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut port).unwrap();
    let url = || format!("https://localhost:{}/", port.trim()).parse().unwrap();
    let allowed = ["127.0.0.0/8".parse().unwrap()];
    let named = Certificate::from_pem_bundle(AUTHORITY).unwrap();
    assert_eq!(named.len(), 1);
    let answer = GuardedClient::new(&allowed, &named).unwrap().read_text(url(), 100).await;
    assert_eq!(answer.unwrap(), "taken");
    let refused = GuardedClient::new(&allowed, &[]).unwrap().read_text(url(), 100).await.unwrap_err();
    assert!(format!("{refused:?}").contains("UnknownIssuer"), "{refused:?}");
}
