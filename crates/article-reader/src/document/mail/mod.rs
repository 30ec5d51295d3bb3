//! E-mail: one message (RFC 5322), its text or else its HTML part, without quoted tails and signatures.

mod markup;
mod tails;

use super::builder::{Builder, clean};
use super::plain::push_text;
use crate::reading::{Reading, Unreadable};
use chrono::DateTime;
use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};

/// Reads a message: the subject is the title, the sender the author.
pub(crate) fn read_mail(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let message = MessageParser::default().parse(bytes).ok_or(Unreadable::Damaged)?;
    if is_encrypted(&message) {
        return Err(Unreadable::Encrypted);
    }
    let (message, body) = innermost(&message);
    let body = body.replace("\r\n", "\n");
    let mut builder = Builder::default();
    push_text(&mut builder, &tails::without(&body), false)?;
    let moment = message.date().and_then(|date| DateTime::parse_from_rfc3339(&date.to_rfc3339()).ok());
    builder.finish(Reading {
        title: message.subject().map(title).filter(|title| !title.is_empty()),
        authors: authors(message),
        published_on: moment.map(|moment| moment.date_naive()),
        published_at: moment,
        ..Reading::default()
    })
}

/// Messages forwarded inside each other that are looked at.
const FORWARDED: usize = 8;

/// The message with the text: a message without words of its own forwards another as an attachment.
fn innermost<'m>(message: &'m Message<'m>) -> (&'m Message<'m>, String) {
    let mut at = message;
    for _ in 0..FORWARDED {
        let body = body(at);
        let inner = || at.attachments().find_map(|part| part.message());
        match inner().filter(|_| body.trim().is_empty()) {
            Some(inner) => at = inner,
            None => return (at, body),
        }
    }
    (at, body(at))
}

/// The text part, or else the HTML part without its tags.
fn body(message: &Message<'_>) -> String {
    match message.text_bodies().next().map(|part| &part.body) {
        Some(PartType::Text(text)) => text.to_string(),
        Some(PartType::Html(html)) => markup::text_of_html(html),
        _ => String::new(),
    }
}

fn is_encrypted(message: &Message<'_>) -> bool {
    message.is_content_type("multipart", "encrypted") || message.is_content_type("application", "pkcs7-mime")
}

/// Names of the senders, or addresses of those without a name.
fn authors(message: &Message<'_>) -> Vec<String> {
    let senders = message.from().into_iter().flat_map(|from| from.iter());
    let names = senders.filter_map(|sender| sender.name().or_else(|| sender.address()));
    names.map(clean).filter(|name| !name.is_empty()).collect()
}

/// A subject without marks of replies and forwarding.
fn title(subject: &str) -> String {
    let mut subject = subject.trim();
    while let Some((mark, rest)) = subject.split_once(':') {
        if !matches!(mark.trim().to_ascii_lowercase().as_str(), "re" | "fw" | "fwd" | "aw" | "wg" | "sv" | "tr") {
            break;
        }
        subject = rest.trim();
    }
    clean(subject)
}
