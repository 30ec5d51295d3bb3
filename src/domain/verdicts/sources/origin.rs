//! Evidence origins: groups sources that go back to one origin, such as copies of one wire story.

use crate::domain::verdicts::evidence::Evidence;

/// Wire services, with the names that occur in bylines and credits.
const AGENCIES: [(&str, &[&str]); 14] = [
    ("afp", &["afp", "agence france-presse"]),
    ("anadolu", &["anadolu", "anadolu agency"]),
    ("ansa", &["ansa"]),
    ("ap", &["ap", "associated press", "the associated press"]),
    ("dpa", &["dpa", "deutsche presse-agentur"]),
    ("efe", &["efe", "agencia efe"]),
    ("interfax", &["interfax"]),
    ("kyodo", &["kyodo", "kyodo news"]),
    ("pa media", &["pa media", "press association"]),
    ("reuters", &["reuters"]),
    ("ria novosti", &["ria novosti"]),
    ("tass", &["tass", "itar-tass"]),
    ("upi", &["upi", "united press international"]),
    ("xinhua", &["xinhua"]),
];

/// Minimum number of words at which the same excerpt in two sources indicates a copy.
const TELLING: usize = 8;

/// Origin of files whose publisher nobody has named.
const FILE: &str = "file";

/// The facts about a source from which its origin is derived.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// URL of the source; `None` for a file.
    pub url: Option<&'a str>,
    /// Who spoke, wrote, made or observed a source without an address.
    pub who: Option<&'a str>,
    /// Publisher of the source.
    pub publisher: Option<&'a str>,
    /// The relevant words, verbatim.
    pub excerpt: Option<&'a str>,
}

/// Suggests the origin of `source`: the wire service named as publisher or in the byline; else the origin of a
/// source in `others` with the same words; else the host; without an
/// address its publisher or who it comes from. Files of unknown publishers have one origin.
#[must_use]
pub fn suggest(source: &Source<'_>, others: &[Evidence]) -> String {
    agency(source).or_else(|| same_words(source, others)).unwrap_or_else(|| match (source.url, source.publisher) {
        (Some(url), _) => host(url),
        (None, publisher) => {
            publisher.or(source.who).map_or_else(|| FILE.to_owned(), |name| name.trim().to_lowercase())
        }
    })
}

fn agency(source: &Source<'_>) -> Option<String> {
    let publisher = source.publisher.map(str::to_lowercase);
    let credited = |names: &[&str]| {
        let named = publisher.as_deref().is_some_and(|publisher| names.contains(&publisher.trim()));
        named || source.excerpt.is_some_and(|excerpt| has_byline(excerpt, names))
    };
    AGENCIES.iter().find(|(_, names)| credited(names)).map(|(agency, _)| (*agency).to_owned())
}

/// Whether a text begins with "GENEVA (AP) —" or "AP –", or ends with "(Reuters)", as copies of wire stories do.
fn has_byline(excerpt: &str, names: &[&str]) -> bool {
    let in_brackets = excerpt.split('(').skip(1).filter_map(|rest| rest.split_once(')').map(|(inner, _)| inner));
    let opening =
        excerpt.split_once(['–', '—']).map(|(opening, _)| opening).filter(|opening| opening.chars().count() <= 40);
    in_brackets.chain(opening).any(|credit| names.contains(&credit.trim().to_lowercase().as_str()))
}

fn same_words(source: &Source<'_>, others: &[Evidence]) -> Option<String> {
    let words = words(source.excerpt?);
    if words.len() < TELLING {
        return None;
    }
    others
        .iter()
        .find(|other| {
            let theirs = other.excerpt.as_deref().map(self::words).unwrap_or_default();
            theirs.len() >= TELLING && (within(&words, &theirs) || within(&theirs, &words))
        })
        .map(|other| other.origin.clone())
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn within(small: &[String], large: &[String]) -> bool {
    large.windows(small.len()).any(|window| window == small)
}

fn host(url: &str) -> String {
    let host = url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_lowercase)).unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    host.chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source<'a>(url: &'a str, publisher: Option<&'a str>, excerpt: Option<&'a str>) -> Source<'a> {
        Source { url: Some(url), who: None, publisher, excerpt }
    }

    #[test]
    fn wire_stories_go_back_to_their_agency_wherever_they_are_printed() {
        let at = "https://www.daily.example/story";
        for (publisher, excerpt) in [
            (Some("Reuters"), None),
            (Some("Daily"), Some("GENEVA (Reuters) - Talks went on.")),
            (None, Some("Talks went on, he said. (REUTERS)")),
            (None, Some("Reuters — Talks went on.")),
        ] {
            assert_eq!(suggest(&source(at, publisher, excerpt), &[]), "reuters");
        }
        // A mention of a wire service is not a copy.
        let about = source(at, Some("AP Møller"), Some("The map (as AP showed) was old."));
        assert_eq!(suggest(&about, &[]), "daily.example");
    }

    #[test]
    fn the_host_is_the_origin_of_what_nobody_else_wrote() {
        let one = source("https://WWW.Registry.Example:8443/a?b", None, None);
        assert_eq!(suggest(&one, &[]), "registry.example");
    }
}
