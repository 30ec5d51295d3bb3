//! Which month does a word name, in English and elsewhere?

use chrono::Month;

use crate::lexicon::Class;
use crate::tokens::Token;

/// The months as other languages write them, in small letters, each language from January on.
const FOREIGN: [[&str; 12]; 9] = [
    [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim",
        "kasım", "aralık",
    ],
    [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    [
        "січня",
        "лютого",
        "березня",
        "квітня",
        "травня",
        "червня",
        "липня",
        "серпня",
        "вересня",
        "жовтня",
        "листопада",
        "грудня",
    ],
];

/// The number of the month (1 to 12) that a word of another language names.
pub(crate) fn foreign(word: &str) -> Option<u32> {
    if !(3..=20).contains(&word.len()) {
        return None;
    }
    let low = word.to_lowercase();
    let place = FOREIGN
        .iter()
        .find_map(|months| months.iter().position(|month| *month == low))?;
    u32::try_from(place + 1).ok()
}

/// The number of the month (1 to 12) that an English word or abbreviation names, if it has a capital.
pub(super) fn english(token: &Token<'_>) -> Option<u32> {
    if !token.is(Class::MONTH) || !token.is_capital() {
        return None;
    }
    let month: Month = token.stem.get(..3)?.parse().ok()?;
    Some(month.number_from_month())
}
