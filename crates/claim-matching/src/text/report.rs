//! Days of reports: a date next to a word that reports says when something was said, not when it happened.

use super::classes::class;
use super::words::words;

/// Words that report.
const REPORTING: &str = "said says told added announced stated reported confirmed warned claimed declared denied insisted admitted \
    acknowledged wrote sagte teilte berichtete";

/// Words between a word that reports and its day: "said late on Thursday", "said in a statement on Thursday".
const FILLERS: &str = "late early statement interview news conference press reporters report television radio again";

/// Past verbs without "-ed" of what happens.
const ACTS: &str =
    "broke fell rose sank hit left shot blew burst swept struck began became was were had has came went took won lost";

/// Whether a word in plain form reports.
pub fn is_reporting(plain: &str) -> bool {
    REPORTING.split_ascii_whitespace().any(|known| known == plain)
}

/// Whether a date between these two texts is the day of a report: "the mayor said on Monday", "On Monday the mayor said".
pub fn is_report_day(before: &str, after: &str) -> bool {
    let before = words(before);
    let skipped =
        |plain: &str| class(plain).is_function || FILLERS.split_ascii_whitespace().any(|known| known == plain);
    if before.iter().all(|word| class(&word.plain).is_function) {
        return opens_report(after);
    }
    before.iter().rev().find(|word| !skipped(&word.plain)).is_some_and(|last| is_reporting(&last.plain))
}

/// Whether a sentence goes on with who says something: "the mayor of Sorrin, Mara Velk, said". A single comma ends what happened:
/// "the dam broke, the mayor said".
fn opens_report(after: &str) -> bool {
    /// Words of the speaker.
    const LONGEST: usize = 12;
    let after = after.trim_start_matches([',', ' ', ']', '[', '—']);
    let words = words(after);
    let Some(said) = words.iter().take(LONGEST).position(|word| is_reporting(&word.plain)) else { return false };
    let speaker = words.get(..said).unwrap_or_default();
    let acts = |plain: &str| plain.ends_with("ed") || ACTS.split_ascii_whitespace().any(|known| known == plain);
    let length = words.get(said).map_or(0, |word| word.at);
    let commas = after.get(..length).map_or(0, |speaker| speaker.matches(',').count());
    commas.is_multiple_of(2) && !speaker.iter().any(|word| acts(&word.plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_reports_are_told_from_days_of_acts() {
        for (text, expected) in [
            ("The dam broke, the mayor said on | .", true),
            ("The dam broke, the mayor said late on | in Sorrin.", true),
            ("The dam broke, the mayor said in a statement on | .", true),
            ("On | , the mayor of Sorrin, Mara Velk, said the dam broke.", true),
            ("On | the mayor said the dam broke.", true),
            ("On | the dam broke, the mayor said.", false),
            ("On | a dam in Sorrin burst, the mayor said.", false),
            ("The dam broke on | , the mayor said.", false),
            ("The dam broke on | .", false),
        ] {
            let (before, after) = text.split_once('|').unwrap();
            assert_eq!(is_report_day(before, after), expected, "{text}");
        }
    }
}
