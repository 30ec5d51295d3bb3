//! The words and numbers of a line, as dates are made of them.

/// A lower-case word, or a number in ASCII digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its letters or digits.
    pub text: String,
    /// The character that follows.
    pub mark: char,
}

impl Word {
    /// A number of one or two digits.
    pub fn day(&self) -> Option<u32> {
        (self.text.len() <= 2).then(|| self.text.parse().ok()).flatten()
    }

    /// A number of four digits.
    pub fn year(&self) -> Option<i32> {
        (self.text.len() == 4).then(|| self.text.parse().ok()).flatten()
    }

    /// Begins with a digit.
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// Characters of a text that are looked at.
const LOOKED_AT: usize = 400;

/// The words of the start of a text. A number ends where letters begin.
pub fn words(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut word = String::new();
    for c in text.chars().take(LOOKED_AT).chain([' ']).map(ascii_digit) {
        let same_kind = word.chars().last().is_none_or(|last| last.is_numeric() == c.is_numeric());
        if c.is_alphanumeric() && same_kind {
            word.extend(c.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            out.push(Word { text: std::mem::take(&mut word), mark: c });
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
    }
    out
}

/// Full-width, Arabic, Persian and Devanagari digits as ASCII digits; other characters as they are.
fn ascii_digit(c: char) -> char {
    let zeros = ['\u{ff10}', '\u{660}', '\u{6f0}', '\u{966}'];
    let value = zeros.iter().find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|value| *value < 10));
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

/// Words of three letters or more that a line with a date may have without being more than a date: a name, a place.
const OTHERS: usize = 4;

/// Those of a line with a number and no date: `5 min read`, `12 comments`.
const UNDATED: usize = 2;

/// Words around dates.
const LABELS: &[&str] = &[
    "published",
    "posted",
    "updated",
    "modified",
    "created",
    "last",
    "from",
    "veröffentlicht",
    "aktualisiert",
    "zuletzt",
    "stand",
    "uhr",
    "erstellt",
    "publié",
    "modifié",
    "mis",
    "jour",
    "heures",
    "publicado",
    "actualizado",
    "hora",
    "pubblicato",
    "aggiornato",
    "alle",
    "ore",
    "atualizado",
    "horas",
    "gepubliceerd",
    "bijgewerkt",
    "uur",
    "publicerad",
    "uppdaterad",
    "opublikowano",
    "опубликовано",
    "обновлено",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
    "domenica",
    "segunda",
    "terça",
    "quarta",
    "quinta",
    "sexta",
    "feira",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "utc",
    "gmt",
    "bst",
    "cet",
    "cest",
    "est",
    "edt",
    "cst",
    "cdt",
    "pst",
    "pdt",
    "mez",
    "mesz",
];

/// The line is a date or a time of day, with labels, a name or a place. `dated` tells whether it has a date.
pub fn has_date_only(text: &str, dated: bool) -> bool {
    let words = words(text);
    let others = words.iter().filter(|word| !word.is_number() && word.text.chars().count() >= 3);
    let others = others.filter(|word| super::months::month(&word.text).is_none());
    let others = others.filter(|word| !LABELS.contains(&word.text.as_str())).count();
    let sentence = text.ends_with(['.', '!', '?']) && others >= 2;
    !sentence && others <= if dated { OTHERS } else { UNDATED }
}
