//! ClaimReview: the schema.org markup of a verdict as JSON-LD.
//!
//! Rules: <https://developers.google.com/search/docs/appearance/structured-data/factcheck> and
//! <https://schema.org/ClaimReview>.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::text::WebAddress;
use crate::domain::newsroom::byline::Task;
use crate::domain::publishing::publication::{PublicAppearance, PublicEvidence, PublicVerdict};
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::claimant::{ClaimantKind, PublicClaimant};
use crate::domain::verdicts::correction::Correction;

/// A ClaimReview document; the field names are schema.org's.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClaimReview<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    type_: &'static str,
    #[serde(rename = "@id")]
    id: String,
    url: String,
    date_published: DateTime<Utc>,
    date_modified: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    claim_reviewed: &'a str,
    author: Organization<'a>,
    /// Who wrote the review, by name. Google's rules want the publisher as `author`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contributor: Vec<Named<'a>>,
    /// Who approved the review.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    editor: Vec<Named<'a>>,
    item_reviewed: Claim<'a>,
    /// Omitted for a retracted verdict: an invalid rating must not be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    review_rating: Option<Rating<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creative_work_status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sd_license: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<CorrectionComment<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<CreativeWork<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct CorrectionComment<'a> {
    #[serde(rename = "@type")]
    type_: &'static str,
    name: &'static str,
    text: &'a str,
    date_published: DateTime<Utc>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Organization<'a> {
    #[serde(rename = "@type")]
    type_: &'static str,
    name: &'a str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<&'a str>,
    corrections_policy: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification_fact_checking_policy: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ethics_policy: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ownership_funding_info: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    masthead: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Claim<'a> {
    #[serde(rename = "@type")]
    type_: &'static str,
    #[serde(rename = "@id")]
    id: String,
    /// Omitted when the claimant is unknown; never guessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Claimants<'a>>,
    /// The day on which the claim was made public, not the day of the check.
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_appearance: Option<NewsArticle<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    appearance: Vec<NewsArticle<'a>>,
}

/// One claimant, or several: most readers of the markup expect an object.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Claimants<'a> {
    One(Claimant<'a>),
    Several(Vec<Claimant<'a>>),
}

/// A person or an organisation; see [`claimant`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Claimant<'a> {
    #[serde(rename = "@type")]
    type_: &'static str,
    name: &'a str,
    /// One address, or several.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    same_as: &'a [String],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@type")]
    type_: &'static str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
}

#[derive(Debug, Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    type_: &'static str,
    name: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "the names are schema.org's")]
struct Rating<'a> {
    #[serde(rename = "@type")]
    type_: &'static str,
    /// Omitted for ratings outside the number scale, such as "Satire".
    #[serde(skip_serializing_if = "Option::is_none")]
    rating_value: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    best_rating: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    worst_rating: Option<i32>,
    alternate_name: &'a str,
    rating_explanation: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct CreativeWork<'a> {
    #[serde(rename = "@type")]
    type_: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
}

/// Builds the review of one verdict.
#[must_use]
pub fn claim_review<'a>(verdict: &'a PublicVerdict, publisher: &'a Publisher) -> ClaimReview<'a> {
    let url = publisher.verdict(&verdict.slug);
    let scale = verdict.rating.value;
    let retracted = verdict.standing() == Standing::Retracted;
    let mut appearances = verdict.appearances.iter().filter_map(news_article);
    ClaimReview {
        context: "https://schema.org",
        type_: "ClaimReview",
        id: format!("{url}#review"),
        date_published: verdict.first_published_at,
        date_modified: verdict.published_at,
        in_language: verdict.language.as_deref(),
        claim_reviewed: &verdict.statement,
        author: newsroom(publisher),
        contributor: signers(verdict, |task| task != Task::Approver),
        editor: signers(verdict, |task| task == Task::Approver),
        sd_license: address(publisher.rules.license.as_ref()),
        item_reviewed: Claim {
            type_: "Claim",
            id: format!("{url}#claim"),
            author: claimants(verdict),
            date_published: verdict.appearances.first().and_then(|place| place.article.published_at.map(Moment::day)),
            first_appearance: appearances.next(),
            appearance: appearances.collect(),
        },
        review_rating: (!retracted).then(|| Rating {
            type_: "Rating",
            rating_value: scale,
            best_rating: scale.map(|_| 5),
            worst_rating: scale.map(|_| 1),
            alternate_name: &verdict.rating.label,
            rating_explanation: &verdict.summary,
        }),
        creative_work_status: retracted.then_some("Retracted"),
        correction: verdict.corrections.iter().map(comment).collect(),
        citation: verdict.evidence.iter().map(work).collect(),
        url,
    }
}

fn claimants(verdict: &PublicVerdict) -> Option<Claimants<'_>> {
    let first = claimant(verdict.claimant.as_deref()?, verdict.claimant_record.as_ref());
    let further = &verdict.further_claimants;
    if further.is_empty() {
        return Some(Claimants::One(first));
    }
    let further = further.iter().map(|further| claimant(&further.name, further.record.as_ref()));
    Some(Claimants::Several([first].into_iter().chain(further).collect()))
}

/// The claimant as the record said at publication; without a record by the name. Google's rules want one of two types.
fn claimant<'a>(printed: &'a str, record: Option<&'a PublicClaimant>) -> Claimant<'a> {
    let name = record.map_or(printed, |record| &record.name);
    let type_ = type_of(record.map_or(ClaimantKind::Unknown, |record| record.kind), name);
    Claimant { type_, name, same_as: record.map_or(&[], |record| &record.same_as) }
}

/// The schema.org type of a claimant; by the words of the name if nobody has said what it is.
pub(crate) fn type_of(kind: ClaimantKind, name: &str) -> &'static str {
    match kind {
        ClaimantKind::Person => "Person",
        ClaimantKind::Organisation => "Organization",
        ClaimantKind::Unknown => type_of_claimant(name),
    }
}

fn signers(verdict: &PublicVerdict, with: impl Fn(Task) -> bool) -> Vec<Named<'_>> {
    let type_of_signer = |task| if task == Task::Desk { "Organization" } else { "Person" };
    let signers = verdict.signed_by.iter().filter(|signer| with(signer.task));
    signers.map(|signer| Named { type_: type_of_signer(signer.task), name: &signer.name }).collect()
}

/// The newsroom as the author of its reviews.
pub(super) fn newsroom(publisher: &Publisher) -> Organization<'_> {
    let rules = &publisher.rules;
    // Without a corrections policy, link to the public list of corrections.
    let log = || publisher.at("/corrections");
    Organization {
        type_: "NewsMediaOrganization",
        name: &publisher.name,
        url: publisher.at("/"),
        logo: address(rules.logo.as_ref()),
        corrections_policy: address(rules.corrections_policy.as_ref()).map_or_else(log, str::to_owned),
        verification_fact_checking_policy: address(rules.fact_checking_policy.as_ref()),
        ethics_policy: address(rules.ethics_policy.as_ref()),
        ownership_funding_info: address(rules.ownership.as_ref()),
        masthead: address(rules.masthead.as_ref()),
    }
}

fn address(url: Option<&WebAddress>) -> Option<&str> {
    url.map(WebAddress::as_str)
}

fn comment(notice: &Correction) -> CorrectionComment<'_> {
    CorrectionComment {
        type_: "CorrectionComment",
        name: notice.class.words(),
        text: &notice.notice,
        date_published: notice.at,
    }
}

fn work(source: &PublicEvidence) -> CreativeWork<'_> {
    CreativeWork {
        type_: "CreativeWork",
        url: &source.url,
        name: source.title.as_deref().or(source.offline.as_ref().map(|offline| &*offline.who)),
        date_published: source.published_at,
        publisher: source.publisher.as_deref().map(organization),
    }
}

fn news_article(place: &PublicAppearance) -> Option<NewsArticle<'_>> {
    Some(NewsArticle {
        type_: "NewsArticle",
        url: place.article.url.as_deref()?,
        headline: place.article.title.as_deref(),
        date_published: place.article.published_at,
        publisher: place.article.outlet.as_deref().map(organization),
    })
}

fn organization(name: &str) -> Named<'_> {
    Named { type_: "Organization", name }
}

/// Encodes structured data as JSON for a `<script>` element; characters that could end the element are escaped.
///
/// # Errors
/// Does not occur in practice.
pub fn for_script(data: &impl Serialize) -> serde_json::Result<String> {
    Ok(serde_json::to_string(data)?
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029"))
}

/// Words that occur in names of organisations but not of persons.
const BODIES: [&str; 41] = [
    "academy",
    "administration",
    "agency",
    "alliance",
    "army",
    "association",
    "authority",
    "bank",
    "bureau",
    "center",
    "centre",
    "commission",
    "committee",
    "company",
    "congress",
    "council",
    "court",
    "department",
    "embassy",
    "force",
    "forces",
    "foundation",
    "government",
    "group",
    "institute",
    "international",
    "ministry",
    "mission",
    "movement",
    "nations",
    "office",
    "officials",
    "organization",
    "organisation",
    "parliament",
    "party",
    "police",
    "reports",
    "service",
    "society",
    "union",
];

/// The schema.org type of a claimant. A name is an organisation if it contains one of [`BODIES`], has one word or
/// more than five, or has fewer than two capitalised words; otherwise it is a person.
fn type_of_claimant(name: &str) -> &'static str {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_body = words.iter().any(|word| BODIES.contains(&word.to_lowercase().as_str()));
    let is_named = words.iter().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    if is_body || words.len() < 2 || words.len() > 5 || is_named < 2 { "Organization" } else { "Person" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_told_from_bodies() {
        for person in ["Mira Dosk", "Foreign Minister Pavel Rusk", "Ludwig van der Meer"] {
            assert_eq!(type_of_claimant(person), "Person", "{person}");
        }
        for body in
            ["Orvale", "Tesmari defence ministry", "officials", "Red Lantern society", "Amnesty International", "UN"]
        {
            assert_eq!(type_of_claimant(body), "Organization", "{body}");
        }
    }
}
