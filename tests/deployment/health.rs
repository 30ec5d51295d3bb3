//! Health checks: the probe script and the commands that run it.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::Command;

use crate::compose::{compose, part, texts};
use crate::dockerfile::{Instruction, all, environment, image, instructions, only, port};
use crate::repository;

/// Checks the health of a container: arguments are host, port and path.
const PROBE: &str = "/usr/local/bin/probe";

fn assert_probe(command: &[String], instructions: &[Instruction]) {
    let [program, host, port_text, path] = command else { panic!("{command:?} is not a probe") };
    assert_eq!(program, PROBE);
    assert_eq!(host, "127.0.0.1");
    let operations = port("CLAIMDESK_OPERATIONS__LISTEN", &environment(instructions));
    assert_eq!(port_text.parse::<u16>().unwrap(), operations);
    assert!(["/livez", "/readyz"].contains(&path.as_str()), "{path}");
}

#[test]
fn the_health_checks_ask_the_operations_listener() {
    let instructions = instructions();
    let check = only(&instructions, "HEALTHCHECK");
    let command: Vec<String> = serde_json::from_str(check.arguments.strip_prefix("CMD ").unwrap()).unwrap();
    assert_probe(&command, &instructions);
    let copied = all(image(&instructions), "COPY");
    assert!(copied.iter().any(|copy| copy.arguments == format!("scripts/probe.sh {PROBE}")));

    let compose = compose();
    let check = part(&compose, "server", "healthcheck");
    let test = texts(check.as_mapping_get("test").unwrap());
    let (kind, command) = test.split_first().unwrap();
    assert_eq!(kind, "CMD");
    assert_probe(command, &instructions);
}

#[test]
fn the_probe_passes_on_200_and_on_nothing_else() {
    let answers = [("200 OK", true), ("503 Service Unavailable", false), ("404 Not Found", false)];
    for (status, healthy) in answers {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let request = lines.next().unwrap().unwrap();
            lines.find(|line| line.as_ref().unwrap().is_empty()).unwrap().unwrap();
            write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").unwrap();
            request
        });
        assert_eq!(probe(port), healthy, "{status}");
        assert_eq!(server.join().unwrap(), "GET /readyz HTTP/1.1");
    }

    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert!(!probe(closed), "nothing listens");
}

fn probe(port: u16) -> bool {
    let script = repository().join("scripts/probe.sh");
    let output = Command::new(script).args(["127.0.0.1", &port.to_string(), "/readyz"]).output().unwrap();
    output.status.success()
}
