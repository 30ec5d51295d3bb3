//! Webhook receivers: the code in `docs/api/webhooks.md` verifies what the server signs, in Python and in Node.js.

use std::io::Write;
use std::process::{Command, Stdio};

use claimdesk::domain::kernel::clock::Clock;
use claimdesk::domain::kernel::random::Random;
use claimdesk::domain::publishing::endpoint::SigningSecret;
use serde_json::{Value, json};

const PAGE: &str = include_str!("../../../../docs/api/webhooks.md");
const ID: &str = "msg_0197a3c4d5e67f808192a3b4c5d6e7f8";
const BODY: &str = r#"{"type": "verdict.published", "data": {"url": "https://karvia.example/verdicts/größe-1"}}"#;

/// Language of the block on the page, how to run it, and what calls its function: messages come on standard input, and
/// the verdicts go to standard output.
const RECEIVERS: [(&str, &[&str], &str); 2] = [
    (
        "python",
        &["python3", "-c"],
        r#"
import json, sys
messages = json.load(sys.stdin)
print(json.dumps([is_genuine(one["secret"], one["headers"], one["body"].encode()) for one in messages]))
"#,
    ),
    (
        "js",
        &["node", "--input-type=module", "--eval"],
        r#"
import { readFileSync } from "node:fs";
const messages = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(messages.map((one) => isGenuine(one.secret, one.headers, Buffer.from(one.body)))));
"#,
    ),
];

/// The one code block in this language.
fn block(language: &str) -> &'static str {
    let fence = format!("\n```{language}\n");
    let mut blocks = PAGE.split(&fence).skip(1);
    let (block, others) = (blocks.next(), blocks.count());
    assert_eq!(others, 0, "one block of {language}");
    let block = block.and_then(|block| block.split("\n```\n").next());
    block.unwrap_or_else(|| panic!("no block of {language}"))
}

/// What a program with this code prints for the messages.
fn verdicts(program: &[&str], code: &str, messages: &[&Value]) -> Vec<bool> {
    let mut child = Command::new(program[0])
        .args(&program[1..])
        .arg(code)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}", program[0]));
    let messages = serde_json::to_vec(messages).unwrap();
    child.stdin.take().unwrap().write_all(&messages).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}: {output:?}", program[0]);
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_code_in_the_documentation_accepts_genuine_messages_and_no_others() {
    let random = Random::seeded(11);
    let (secret, other) = (SigningSecret::random(&random), SigningSecret::random(&random));
    // The code on the page reads the machine's clock.
    let now = Clock::System.now().timestamp();
    let sent = |at: i64| {
        json!({"secret": secret.reveal(), "body": BODY, "headers": {
            "webhook-id": ID, "webhook-timestamp": at.to_string(), "webhook-signature": secret.sign(ID, at, BODY),
        }})
    };
    let with = |part: &str, value: &str| {
        let mut message = sent(now);
        *message.pointer_mut(part).unwrap() = json!(value);
        message
    };
    let without = |header: &str| {
        let mut message = sent(now);
        message["headers"].as_object_mut().unwrap().remove(header);
        message
    };
    let signed = |signature: &str| with("/headers/webhook-signature", signature);
    let (old, new) = (secret.sign(ID, now, BODY), other.sign(ID, now, BODY));
    let cases = [
        ("as sent", sent(now), true),
        ("four minutes old", sent(now - 240), true),
        ("six minutes old", sent(now - 360), false),
        ("six minutes early", sent(now + 360), false),
        ("another body", with("/body", &BODY.replace('1', "2")), false),
        ("a longer body", with("/body", &format!("{BODY}\n")), false),
        ("another id", with("/headers/webhook-id", "msg_1"), false),
        ("another time", with("/headers/webhook-timestamp", &(now - 1).to_string()), false),
        ("no time", with("/headers/webhook-timestamp", "soon"), false),
        ("another secret", with("/secret", &other.reveal()), false),
        ("a renewed secret", signed(&format!("{new} {old}")), true),
        ("only another signature", signed(&new), false),
        ("a cut signature", signed(old.trim_end_matches('=')), false),
        ("a signature of another version", signed(&old.replace("v1", "v2")), false),
        ("an empty signature", signed(""), false),
        ("a signature that is not ASCII", signed("v1,ß"), false),
        ("without id", without("webhook-id"), false),
        ("without time", without("webhook-timestamp"), false),
        ("without signature", without("webhook-signature"), false),
    ];
    let messages: Vec<&Value> = cases.iter().map(|(_, message, _)| message).collect();
    for (language, program, call) in RECEIVERS {
        let verdicts = verdicts(program, &format!("{}\n{call}", block(language)), &messages);
        assert_eq!(verdicts.len(), cases.len());
        for ((case, _, expected), verdict) in cases.iter().zip(verdicts) {
            assert_eq!(verdict, *expected, "{language}: {case}");
        }
    }
}
