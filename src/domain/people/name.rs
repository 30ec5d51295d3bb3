//! Names of accounts and claimants: characters that nobody sees, and names that look alike.

use unicode_security::confusable_detection::skeleton;

use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::ClaimantId;

/// The first character of a name that has no appearance of its own: a direction control, a filler, a zero-width character.
/// Joiners between letters of scripts that need them, such as Persian, are not among them.
#[must_use]
pub fn invisible(name: &str) -> Option<char> {
    let mut before = ' ';
    name.chars().find(|&c| {
        let joins =
            matches!(c, '\u{200c}' | '\u{200d}') && matches!(before, '\u{620}'..='\u{8ff}' | '\u{900}'..='\u{dff}');
        before = c;
        is_invisible(c) && !joins
    })
}

/// Checks that every character of a name is visible.
///
/// # Errors
/// [`FieldFault::InvisibleCharacter`].
pub fn check_visible(name: &str) -> Result<(), FieldFault> {
    match invisible(name) {
        Some(found) => Err(FieldFault::InvisibleCharacter { character: format!("U+{:04X}", u32::from(found)) }),
        None => Ok(()),
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// What a name looks like: two names with the same look are hard to tell apart (Unicode TS 39, skeletons), whatever their
/// capitals and blanks.
#[derive(Debug, PartialEq, Eq)]
pub struct Look {
    /// The skeleton of the name in small letters.
    of_small: String,
    /// The skeleton of the name: a capital I looks like a small l.
    of_written: String,
}

impl Look {
    /// The look of `name`.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let visible: String = name.chars().filter(|c| !is_invisible(*c)).collect();
        let words: Vec<&str> = visible.split_whitespace().collect();
        let written = words.join(" ");
        let bones = |text: &str| skeleton(text).collect::<String>();
        Self { of_small: bones(&written.to_lowercase()), of_written: bones(&written) }
    }

    /// The forms that two names with the same look have in common, each once, for an index.
    #[must_use]
    pub fn forms(self) -> Vec<String> {
        let mut forms = vec![self.of_small, self.of_written.to_lowercase()];
        forms.dedup();
        forms
    }

    /// Whether two names look alike, in whatever capitals.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.of_small == other.of_small || self.of_written.to_lowercase() == other.of_written.to_lowercase()
    }

    /// Whether two names look alike as they are written, or both in small letters. Unlike for [`Look::is_like`], "I. Ban" is not
    /// "L. Ban".
    #[must_use]
    pub fn is_twin_of(&self, other: &Self) -> bool {
        self.of_small == other.of_small || self.of_written == other.of_written
    }
}

/// A name under which somebody is said to make a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidBy {
    /// The name.
    pub name: String,
    /// The record that has the spelling.
    pub record: Option<ClaimantId>,
    /// Whether the name is that of the claim, or was imported with the claim. Others are those of claims that were merged into it.
    pub is_given: bool,
}

impl SaidBy {
    /// Whether both name the same person or body for certain, or probably: by the record, else one has a shorter form of the name.
    fn is_same(&self, other: &Self) -> bool {
        if let (Some(one), Some(other)) = (self.record, other.record) {
            return one == other;
        }
        let words = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
        let (ours, theirs) = (words(&self.name), words(&other.name));
        if self.is_given && other.is_given {
            return ours == theirs;
        }
        let (short, long) = if ours.len() < theirs.len() { (&ours, &theirs) } else { (&theirs, &ours) };
        short.iter().all(|word| long.contains(word))
    }

    /// Whether the name is more than "officials" or "the ministry": two capitalised words, or a record.
    fn is_named(&self) -> bool {
        let words = self.name.split_whitespace().filter(|word| word.chars().next().is_some_and(char::is_uppercase));
        self.is_given || self.record.is_some() || words.count() >= 2
    }
}

/// The different claimants among these names, in their order.
#[must_use]
pub fn claimants(names: Vec<SaidBy>) -> Vec<SaidBy> {
    let mut kept: Vec<SaidBy> = Vec::new();
    for said in names {
        if said.is_named() && !kept.iter().any(|other| other.is_same(&said)) {
            kept.push(said);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_are_found_and_others_are_not() {
        let ana = Look::of("Ana Illic");
        for other in [
            "Аna Illic",
            "ana illic",
            "Ana  Illic ",
            "Ana\u{a0}Illic",
            "Ana lllic",
            "Ana Il1ic",
            "A\u{200b}na Illic",
            "Αna Illic",
        ] {
            assert!(ana.is_like(&Look::of(other)), "{other}");
        }
        for other in ["Anna Illic", "Ana Ilic", "Ana Illić", "Ana", "Ina Illac"] {
            assert!(!ana.is_like(&Look::of(other)), "{other}");
        }
    }

    #[test]
    fn initials_in_capitals_are_alike_but_no_twins() {
        let looks = |one: &str, other: &str| (Look::of(one), Look::of(other));
        for (one, other) in [("Ana Illic", "Ana lllic"), ("Ana Illic", "ANA ILLIC"), ("Tim Bern", "Tim Bem")] {
            let (one, other) = looks(one, other);
            assert!(one.is_twin_of(&other) && one.is_like(&other), "{one:?} {other:?}");
        }
        let (one, other) = looks("I. Ban", "L. Ban");
        assert!(one.is_like(&other) && !one.is_twin_of(&other));
    }

    #[test]
    fn what_nobody_sees_is_named() {
        for (name, found) in [
            ("Ana\u{200b} Ban", Some('\u{200b}')),
            ("Ana \u{202e}naB", Some('\u{202e}')),
            ("Ana\u{2066}", Some('\u{2066}')),
            ("Ana\u{200d}Ban", Some('\u{200d}')),
            ("\u{639}\u{644}\u{6cc}\u{200c}\u{631}\u{636}\u{627}", None),
            ("Zoë O’Neill-Šimić", None),
        ] {
            assert_eq!(invisible(name), found, "{name:?}");
        }
    }

    #[test]
    fn two_people_stay_two_and_one_person_one() {
        let (maroth, rusk) = (ClaimantId(uuid::Uuid::from_u128(1)), ClaimantId(uuid::Uuid::from_u128(2)));
        let said = |name: &str, record, is_given| SaidBy { name: name.to_owned(), record, is_given };
        let different =
            |names: &[SaidBy]| -> Vec<String> { claimants(names.to_vec()).into_iter().map(|said| said.name).collect() };
        let first = said("Lena Maroth", Some(maroth), true);
        // Of merged claims: a shorter form, another spelling of the record, nobody in particular, and another person.
        let merged = [
            first.clone(),
            said("Maroth", None, false),
            said("the Minister", Some(maroth), false),
            said("officials", None, false),
            said("Pavel Rusk", None, false),
            said("Foreign Minister Pavel Rusk", None, false),
            said("the ministry", Some(rusk), false),
        ];
        assert_eq!(different(&merged), ["Lena Maroth", "Pavel Rusk", "the ministry"]);
        // Of names that are given, only equal ones are one.
        let given = [said("Smith", None, true), said("John Smith", None, true), said("smith", None, true)];
        assert_eq!(different(&given), ["Smith", "John Smith"]);
    }
}
