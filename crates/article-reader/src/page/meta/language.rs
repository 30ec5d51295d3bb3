//! The language of the text: said by the page, unless the words clearly contradict it.

use super::{head::Head, linked::Linked};
use whatlang::Lang;

/// Characters of text that are enough to detect a language.
const SAMPLE: usize = 2000;

/// Bytes of text from which a detected language wins over the one that the page says.
const CERTAIN: usize = 400;

/// BCP 47 tag of the text's language.
pub fn language(head: &Head, linked: &Linked, text: &str) -> Option<String> {
    let detected = detected(text);
    match (said(head, linked), detected) {
        (Some(said), Some(code)) if text.len() > CERTAIN && !said.starts_with(code) && !near(&said, code) => {
            Some(code.to_owned())
        }
        (Some(said), _) => Some(said),
        (None, detected) => detected.map(str::to_owned),
    }
}

/// The tag that the page gives itself.
pub fn said(head: &Head, linked: &Linked) -> Option<String> {
    let metas = ["og:locale", "content-language", "language", "dc.language", "dcterms.language"];
    head.lang.as_deref().or(linked.language.as_deref()).or_else(|| head.first(&metas)).and_then(tag)
}

/// `de_DE` and `de-de` are `de-DE`; what is no tag is nothing.
fn tag(said: &str) -> Option<String> {
    let mut parts = said.trim().split(['-', '_']).map(str::trim);
    let language = parts.next()?.to_ascii_lowercase();
    let is_code = matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_code || language == "und" {
        return None;
    }
    let region = parts.find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    Some(region.map_or(language.clone(), |region| format!("{language}-{}", region.to_ascii_uppercase())))
}

/// The detected language as ISO 639-1; `None` if the text is too short to tell: a sentence of English looks like Afrikaans.
fn detected(text: &str) -> Option<&'static str> {
    let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(at, _)| at);
    let sample = text.get(..end)?;
    let info = whatlang::detect(sample).filter(whatlang::Info::is_reliable)?;
    code(info.lang())
}

/// Languages that the detector takes for each other.
fn near(said: &str, detected: &str) -> bool {
    const NEAR: &[&[&str]] = &[
        &["no", "nb", "nn", "da", "sv"],
        &["hr", "sr", "bs", "sl", "sh"],
        &["id", "ms", "jv"],
        &["es", "ca", "gl", "pt"],
        &["cs", "sk"],
        &["ru", "uk", "be", "bg", "mk"],
        &["hi", "mr", "ne"],
        &["tr", "az"],
        &["nl", "af"],
        &["ar", "fa", "ur"],
        &["zh", "yue", "ja"],
        &["de", "gsw", "lb"],
    ];
    let said = said.split('-').next().unwrap_or(said);
    NEAR.iter().any(|group| group.contains(&said) && group.contains(&detected))
}

/// ISO 639-1 codes of the detector's languages.
fn code(language: Lang) -> Option<&'static str> {
    CODES.iter().find(|(long, _)| *long == language.code()).map(|(_, code)| *code)
}

const CODES: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];
