//! Fields of an archive row: text of unknown quality, checked and turned into a check.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::domain::articles::article::Language;
use crate::domain::kernel::moment::Moment;
use crate::domain::people::name::invisible;
use crate::domain::verdicts::checks::earlier_check::{EarlierCheck, Place};
use crate::domain::verdicts::checks::publisher_rating::TheirRating;
use crate::formats::markup::claim_review_import::{CLAIM, FIELD, address, plain, without_markup};

/// Maximum length of a summary in code points; longer text is truncated.
const SUMMARY: usize = 1000;
/// Maximum length of a text in code points; longer text is truncated.
const TEXT: usize = 50_000;

/// The fields of a row as the file has them, each `None` if the row lacks it. Texts may have HTML in them.
#[derive(Debug, Default)]
pub struct Fields {
    /// Address of the check.
    pub url: Option<String>,
    /// When the check was published.
    pub date: Option<String>,
    /// The claim.
    pub claim: Option<String>,
    /// Words of the rating.
    pub rating: Option<String>,
    /// Number of the rating, and the numbers of the best and the worst one.
    pub numbers: [Option<f64>; 3],
    /// Names of the claimants.
    pub claimants: Vec<String>,
    /// Where the claim was made; the date is for all of them.
    pub places: Vec<Place>,
    /// When the claim was made.
    pub claim_date: Option<String>,
    /// The headline of the check.
    pub title: Option<String>,
    /// The finding.
    pub summary: Option<String>,
    /// The text of the check.
    pub text: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
}

impl Fields {
    /// Checks the fields.
    ///
    /// # Errors
    /// What is missing or wrong.
    pub fn check(self) -> Result<EarlierCheck, String> {
        let url = self.url.as_deref().map(str::trim).filter(|url| !url.is_empty()).ok_or("no address")?;
        let url = address(url).ok_or_else(|| format!("{url} is no http address"))?;
        let plain = |text: Option<&String>, most| text.and_then(|text| plain(text, most));
        let statement = plain(self.claim.as_ref(), CLAIM).ok_or("no claim")?;
        let [value, best, worst] = self.numbers;
        let rating = TheirRating::new(plain(self.rating.as_ref(), FIELD), value, best, worst).ok_or("no rating")?;
        let date = self.date.as_deref().map(str::trim).filter(|date| !date.is_empty()).ok_or("no date")?;
        let published_at = instant(date).ok_or_else(|| format!("{date} is no date such as 2019-05-04"))?;
        let claimants: Vec<String> = self.claimants.iter().filter_map(|name| plain(Some(name), FIELD)).collect();
        if let Some(character) = claimants.iter().find_map(|name| invisible(name)) {
            return Err(format!("the claimant has the invisible character U+{:04X}", u32::from(character)));
        }
        let claimed = self.claim_date.as_deref().map(str::trim).filter(|date| !date.is_empty());
        let claimed = claimed
            .map(|date| moment(date).ok_or_else(|| format!("{date} is no date such as 2019-05-04")))
            .transpose()?;
        let mut places = self.places;
        if places.is_empty() && claimed.is_some() {
            places.push(Place::default());
        }
        for place in &mut places {
            place.published_at = place.published_at.or(claimed);
        }
        let title = plain(self.title.as_ref(), FIELD);
        let rationale = self.text.as_deref().map(paragraphs).unwrap_or_default();
        let summary = plain(self.summary.as_ref(), SUMMARY).or_else(|| title.clone()).unwrap_or_default();
        let language = self.language.and_then(|tag| Language::new(&tag).ok()).map(String::from);
        Ok(EarlierCheck {
            url,
            statement,
            claimants,
            places,
            rating,
            title,
            summary,
            rationale,
            published_at,
            language,
            media: Ok(None),
        })
    }
}

/// The names in a field that separates several with `|`.
pub(super) fn names(field: Option<String>) -> Vec<String> {
    field.unwrap_or_default().split('|').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A time, or noon in UTC of a day without a time: noon is on the same day almost everywhere.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
        Some(noon) => noon,
        None => NaiveTime::MIN,
    };
    DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_rfc2822(text))
        .map(|time| time.to_utc())
        .ok()
        .or_else(|| {
            let time = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"];
            time.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok()).map(|time| time.and_utc())
        })
        .or_else(|| Some(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_time(NOON).and_utc()))
}

/// The day of a date, or of the beginning of a time.
pub(super) fn moment(text: &str) -> Option<Moment> {
    Moment::parse(text).or_else(|_| Moment::parse(text.get(..10).unwrap_or_default())).ok()
}

/// The paragraphs of a text as Markdown, without markup; characters that Markdown knows are escaped.
fn paragraphs(html: &str) -> String {
    let raw: String = html.chars().take(TEXT * 4).collect();
    let text = if raw.contains('<') { without_markup(&raw, "") } else { raw.replace("\r\n", "\n") };
    let mut written = String::new();
    for paragraph in text.split("\n\n") {
        let words: Vec<&str> =
            paragraph.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            continue;
        }
        if !written.is_empty() {
            written.push_str("\n\n");
        }
        for letter in words.join(" ").chars() {
            if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
                written.push('\\');
            }
            written.push(letter);
        }
    }
    written.chars().take(TEXT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> Fields {
        let text = |text: &str| Some(text.to_owned());
        Fields {
            url: text("https://old.example/2019/dam"),
            date: text("2019-05-04"),
            claim: text("The dam <b>held</b>"),
            rating: text("Wrong"),
            ..Fields::default()
        }
    }

    #[test]
    fn a_row_says_what_it_lacks() {
        let check = whole().check().unwrap();
        assert_eq!((check.statement.as_str(), check.summary.as_str()), ("The dam held", ""));
        assert_eq!(check.published_at.to_rfc3339(), "2019-05-04T12:00:00+00:00");
        assert!(check.places.is_empty());
        for (fields, why) in [
            (Fields { url: None, ..whole() }, "no address"),
            (Fields { url: Some("javascript:alert(1)".to_owned()), ..whole() }, "no http address"),
            (Fields { claim: Some("<i></i>".to_owned()), ..whole() }, "no claim"),
            (Fields { rating: None, ..whole() }, "no rating"),
            (Fields { date: Some("2019-13-45".to_owned()), ..whole() }, "2019-13-45 is no date"),
            (Fields { claim_date: Some("May".to_owned()), ..whole() }, "May is no date"),
            (Fields { claimants: vec!["Lena\u{200b}".to_owned()], ..whole() }, "U+200B"),
        ] {
            assert!(fields.check().unwrap_err().contains(why), "{why}");
        }
    }

    #[test]
    fn a_text_loses_its_markup_and_keeps_its_paragraphs() {
        let html = "<!-- wp:paragraph --><p>One <em>two</em></p><script>alert(1)</script><p>#3 *</p>";
        assert_eq!(paragraphs(html), "One two\n\n\\#3 \\*");
        assert_eq!(paragraphs("One\ntwo\r\n\r\nthree"), "One two\n\nthree");
    }
}
