//! Citations of a verdict: a line of text, BibTeX, and CSL-JSON
//! (<https://docs.citationstyles.org/en/stable/specification.html>, Appendix IV of which lists the variables).

use std::fmt::Write;

use chrono::Datelike;
use serde_json::{Value, json};

use crate::domain::newsroom::byline;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::formats::texts::Locale;
use crate::formats::verdict_text::authors;

/// What the verdict says, as a note: `Rating: False`, and whether it was corrected or taken back.
fn note(verdict: &PublicVerdict) -> String {
    let rating = &verdict.rating.label;
    match verdict.standing() {
        Standing::Published => format!("Rating: {rating}"),
        Standing::Corrected => format!("Rating: {rating}; corrected"),
        Standing::Retracted => format!("Retracted; rating was: {rating}"),
    }
}

/// A citation as a line of text: newsroom, claim, rating, day of publication, address.
#[must_use]
pub fn text(verdict: &PublicVerdict, publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let (first, last) = (t.date_words(verdict.first_published_at), t.date_words(verdict.published_at));
    let dates = if first == last {
        first
    } else {
        format!("{first}{}{}", t.comma, Locale::plain(t.revised, &[("date", &last)]))
    };
    let note = match verdict.standing() {
        Standing::Published => t.note_published,
        Standing::Corrected => t.note_corrected,
        Standing::Retracted => t.note_retracted,
    };
    let names = cited(verdict, publisher, t.comma);
    let places = [
        ("name", names.as_str()),
        ("statement", &verdict.statement),
        ("note", &Locale::plain(note, &[("rating", &verdict.rating.label)])),
        ("dates", &dates),
        ("address", &publisher.verdict(&verdict.slug)),
    ];
    Locale::plain(t.cited, &places)
}

/// The names of those who sign the verdict, then the newsroom.
fn cited(verdict: &PublicVerdict, publisher: &Publisher, comma: &str) -> String {
    let people = byline::authors(&verdict.signed_by);
    people.chain([publisher.name.as_str()]).collect::<Vec<_>>().join(comma)
}

/// A BibTeX entry. Without somebody who signs, the newsroom is the author; double braces keep names whole.
#[must_use]
pub fn bibtex(verdict: &PublicVerdict, publisher: &Publisher) -> String {
    let mut entry = format!("@misc{{{},\n", verdict.slug);
    let at = verdict.first_published_at;
    let authors = authors(verdict, publisher).into_iter().map(|name| format!("{{{}}}", escaped(name)));
    let (authors, signed) = (authors.collect::<Vec<_>>(), byline::authors(&verdict.signed_by).next().is_some());
    let fields = [
        ("author", authors.join(" and ")),
        ("title", format!("{{{}}}", escaped(&verdict.statement))),
        ("organization", if signed { escaped(&publisher.name) } else { String::new() }),
        ("howpublished", "Fact check".to_owned()),
        ("year", at.year().to_string()),
        ("month", at.month().to_string()),
        ("day", at.day().to_string()),
        ("url", publisher.verdict(&verdict.slug)),
        ("language", verdict.language.clone().unwrap_or_default()),
        ("note", escaped(&note(verdict))),
    ];
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(entry, "  {name} = {{{value}}},");
    }
    entry + "}\n"
}

/// Escapes the characters that mean something to TeX, and joins lines.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', letter]),
            control if control.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A CSL-JSON document with one item, as reference managers import it.
#[must_use]
pub fn csl_json(verdict: &PublicVerdict, publisher: &Publisher) -> Value {
    let at = verdict.first_published_at;
    json!([{
        "id": verdict.slug,
        "type": "webpage",
        "genre": "Fact check",
        "title": verdict.statement,
        "author": authors(verdict, publisher).into_iter().map(|name| json!({"literal": name})).collect::<Vec<_>>(),
        "container-title": publisher.name,
        "publisher": publisher.name,
        "issued": {"date-parts": [[at.year(), at.month(), at.day()]]},
        "version": verdict.revision.to_string(),
        "language": verdict.language,
        "abstract": verdict.summary,
        "note": note(verdict),
        "URL": publisher.verdict(&verdict.slug),
    }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_tex_is_escaped() {
        assert_eq!(
            escaped("50 % of {A_B} & C\\D\n~^#$"),
            "50 \\% of \\{A\\_B\\} \\& C\\textbackslash{}D \\textasciitilde{}\\textasciicircum{}\\#\\$"
        );
    }
}
