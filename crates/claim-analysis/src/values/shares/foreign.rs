//! Shares in words of other languages: "ein Drittel der", "la mitad de", "uno de cada 5".

use super::count::count;
use crate::language::Language;
use crate::lexicon::word::lower;
use crate::text::tokens::Token;

/// Longest word for a fraction in bytes.
const MAX_WORD: usize = 24;

/// Words for a half, before a word of [`OF`].
const HALVES: &[&str] = &[
    "hälfte",
    "moitié",
    "mitad",
    "metà",
    "metade",
    "helft",
    "половина",
    "половину",
    "половины",
    "половині",
    "połowa",
    "połowę",
    "połowy",
    "hälften",
];

/// Denominators that are no other noun, in the singular and plural.
const THIRDS: &[(&str, f64)] = &[
    ("drittel", 3.0),
    ("fünftel", 5.0),
    ("sechstel", 6.0),
    ("achtel", 8.0),
    ("zehntel", 10.0),
    ("tiers", 3.0),
    ("cinquième", 5.0),
    ("cinquièmes", 5.0),
    ("dixième", 10.0),
    ("dixièmes", 10.0),
    ("tercio", 3.0),
    ("tercios", 3.0),
    ("terço", 3.0),
    ("terços", 3.0),
    ("tredjedel", 3.0),
    ("tredjedelar", 3.0),
    ("fjärdedel", 4.0),
    ("fjärdedelar", 4.0),
    ("femtedel", 5.0),
    ("femtedelar", 5.0),
    ("трети", 3.0),
    ("trzecie", 3.0),
    ("trzecia", 3.0),
    ("третини", 3.0),
];

/// Denominators that may be another noun, such as a room or a district, unless a word of [`OF`] follows.
const QUARTERS: &[(&str, f64)] = &[
    ("viertel", 4.0),
    ("quart", 4.0),
    ("quarts", 4.0),
    ("cuarto", 4.0),
    ("cuartos", 4.0),
    ("cuarta", 4.0),
    ("cuartas", 4.0),
    ("quarto", 4.0),
    ("quartos", 4.0),
    ("quarti", 4.0),
    ("quinto", 5.0),
    ("quinta", 5.0),
    ("quintos", 5.0),
    ("quinti", 5.0),
    ("tercera", 3.0),
    ("terceras", 3.0),
    ("terzo", 3.0),
    ("terzi", 3.0),
    ("derde", 3.0),
    ("kwart", 4.0),
    ("vijfde", 5.0),
    ("четверти", 4.0),
    ("décima", 10.0),
    ("decimo", 10.0),
];

/// Words between a fraction and its whole.
const OF: &[&str] = &[
    "der", "des", "aller", "von", "de", "du", "d", "del", "di", "dei", "della", "delle", "degli", "do", "da", "dos",
    "das", "van", "av", "parte", "partes", "all", "alla",
];

/// The fraction at `at` as a part of 1, and its end in tokens, exclusive.
pub(super) fn part(tokens: &[Token<'_>], at: usize, language: Option<Language>) -> Option<(f64, usize)> {
    let first = tokens.get(at)?;
    let of = |at: usize| tokens.get(at).is_some_and(|t| t.any(OF) || t.text.starts_with("d’"));
    let mut buffer = [0_u8; MAX_WORD];
    if lower(first.stem, &mut buffer).is_some_and(|word| HALVES.contains(&word)) {
        let whole = tokens.get(at + 1).is_some_and(|t| !t.text.is_ascii());
        return (whole || of(at + 1)).then_some((0.5, at + 1));
    }
    let (few, under) = if first.any(ONE) || first.text == "1" { (1.0, at + 1) } else { count(tokens, at, language)? };
    let word = lower(tokens.get(under)?.stem, &mut buffer)?;
    let named = |list: &[(&str, f64)]| list.iter().find(|(name, _)| *name == word).map(|(_, many)| *many);
    let many = named(THIRDS).or_else(|| named(QUARTERS).filter(|_| of(under + 1)))?;
    let end = under + 1 + usize::from(tokens.get(under + 1).is_some_and(|t| t.any(&["parte", "partes"])));
    (few < many).then_some((few / many, end))
}

/// "One" in several languages.
const ONE: &[&str] =
    &["uno", "una", "un", "une", "um", "uma", "ein", "eine", "einem", "einen", "einer", "één", "een", "en", "jedna"];

/// "jeder fünfte Haushalt"
fn ordinal_share(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    const ORDINALS: [&str; 9] =
        ["zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte"];
    let token = tokens.get(at + 1)?;
    let place = ORDINALS.iter().position(|name| token.stem == *name)?;
    let noun = tokens.get(at + 2)?.is_capital();
    let many = f64::from(u8::try_from(place + 2).ok()?);
    noun.then_some((1.0 / many, at + 2))
}

/// "uno de cada 5", "une sur cinq", "uno su cinque".
pub(super) fn one_of_each(tokens: &[Token<'_>], at: usize, language: Option<Language>) -> Option<(f64, usize)> {
    let first = tokens.get(at)?;
    if first.any(&["jeder", "jede", "jedes"]) {
        return ordinal_share(tokens, at);
    }
    let one = first.any(&["uno", "una", "un", "une", "um", "uma", "ein", "eine", "einer", "één"]);
    let few = if one || first.text == "1" { (1.0, at + 1) } else { count(tokens, at, language)? };
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    let noun = usize::from(!is(few.1, &["de", "em", "von", "sur", "su", "op", "van"]));
    let joint = few.1 + noun;
    let second = if is(joint, &["de", "em"]) && is(joint + 1, &["cada"])
        || is(joint, &["op", "van"]) && is(joint + 1, &["de"])
    {
        joint + 2
    } else if is(joint, &["sur", "su"]) || is(joint, &["von"]) && noun == 0 {
        joint + 1
    } else {
        return None;
    };
    let (many, end) = count(tokens, second, language)?;
    (few.0 < many && many <= 1000.0).then_some((few.0 / many, end))
}
