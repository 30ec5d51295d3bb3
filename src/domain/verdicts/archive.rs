//! Archive service: where copies of sources are asked for, and what became of a copy.

use chrono::{DateTime, Utc};
use serde::Serialize;
use url::Url;
use utoipa::ToSchema;

/// The part of an address template that stands for the source's address.
const PLACE: &str = "{url}";

/// Address template of an archive service: a request to the address saves a page and leads to the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveService(String);

impl ArchiveService {
    /// Checks a template.
    ///
    /// # Errors
    /// Why the text is none.
    pub fn new(template: &str) -> Result<Self, String> {
        let (before, _) = template.split_once(PLACE).ok_or("the part {url} is missing")?;
        let url = Url::parse(before).map_err(|error| error.to_string())?;
        let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
        if is_web && before.matches('/').count() >= 3 { Ok(Self(template.to_owned())) } else { Err(String::new()) }
    }

    /// The template.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address that saves the page at `url`. In a query, `url` is escaped.
    #[must_use]
    pub fn address_for(&self, url: &str) -> Option<Url> {
        let (before, after) = self.0.split_once(PLACE)?;
        let escaped: String = url::form_urlencoded::byte_serialize(url.as_bytes()).collect();
        let url = if before.contains('?') { &escaped } else { url };
        Url::parse(&format!("{before}{url}{after}")).ok()
    }
}

/// State of a copy at the archive service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum ArchiveState {
    /// The copy is being asked for.
    Waiting,
    /// The copy was looked at, and has the text of the newsroom's own copy.
    Verified,
    /// The service leads to a page with another text.
    Different,
    /// The service gave no copy that can be read.
    Failed,
}

/// A copy at the archive service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ArchivedCopy {
    /// State of the copy; it counts only as `verified`.
    pub state: ArchiveState,
    /// Address to which the service leads; null until it was asked, and without a page.
    #[schema(example = "https://archive.example.org/2026/https://rescue.example.org/ardel/deaths")]
    pub url: Option<String>,
    /// When the copy was looked at.
    #[schema(example = "2026-03-03T10:11:30Z")]
    pub at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_lead_to_the_address_that_saves() {
        let source = "https://a.example/b?c=d&e=f#g";
        let saved = |template: &str| ArchiveService::new(template).unwrap().address_for(source).unwrap().to_string();
        assert_eq!(saved("https://web.example/save/{url}"), "https://web.example/save/https://a.example/b?c=d&e=f#g");
        assert_eq!(
            saved("https://web.example/?go=1&url={url}&x=y"),
            "https://web.example/?go=1&url=https%3A%2F%2Fa.example%2Fb%3Fc%3Dd%26e%3Df%23g&x=y"
        );
        for wrong in [
            "",
            "https://web.example/save/",
            "{url}",
            "ftp://web.example/{url}",
            "https://{url}",
            "https://web.example{url}",
        ] {
            assert!(ArchiveService::new(wrong).is_err(), "{wrong}");
        }
    }
}
