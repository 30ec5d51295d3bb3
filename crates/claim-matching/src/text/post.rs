//! Posts of social networks: links and the signature of an embedded post.

use claim_analysis::NaiveDate;

/// A text without links and signature, and what the signature says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Post {
    pub text: String,
    /// "Mara Velk (@maravelk)".
    pub author: Option<String>,
    /// Day of the post.
    pub day: Option<NaiveDate>,
}

/// Splits a post. The signature is how posts are embedded in pages: `— Mara Velk (@maravelk) May 3, 2024`.
pub fn split(text: &str) -> Post {
    let (body, signature) = text.rsplit_once('—').unwrap_or((text, ""));
    let found = signature_of(signature);
    let body = if found.is_some() { body } else { text };
    let (author, day) = found.unzip();
    Post { text: without_links(body), author, day }
}

/// Author and day of `Mara Velk (@maravelk) May 3, 2024`.
fn signature_of(signature: &str) -> Option<(String, NaiveDate)> {
    let close = signature.rfind(')')?;
    let (author, day) = signature.split_at_checked(close + 1)?;
    if !author.contains("(@") {
        return None;
    }
    let day = NaiveDate::parse_from_str(day.trim(), "%B %d, %Y").ok()?;
    Some((author.trim().to_owned(), day))
}

/// The text with every link replaced by a space.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = link(rest) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        out.push(' ');
        let end = from.find(char::is_whitespace).unwrap_or(from.len());
        rest = from.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Where the first link starts.
fn link(text: &str) -> Option<usize> {
    ["https://", "http://", "www.", "pic.twitter.com/"].iter().filter_map(|start| text.find(start)).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_and_links_are_taken_off() {
        let day = NaiveDate::from_ymd_opt(2024, 5, 3);
        for (text, body, author, day) in [
            (
                "The dam broke https://x.example/a1 today — Mara Velk (@maravelk) May 3, 2024",
                "The dam broke   today ",
                Some("Mara Velk (@maravelk)"),
                day,
            ),
            ("The dam — the old one — broke", "The dam — the old one — broke", None, None),
            ("Loss: www.x.example", "Loss:  ", None, None),
        ] {
            let post = split(text);
            assert_eq!((post.text.as_str(), post.author.as_deref(), post.day), (body, author, day));
        }
    }
}
