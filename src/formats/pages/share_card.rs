//! Share card: the preview image of a verdict, 1200 × 630, as SVG and as PNG.

use std::sync::{Arc, LazyLock};

use maud::{Markup, PreEscaped, html};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::formats::texts::Locale;

/// Width in pixels. Together with [`HEIGHT`] it gives the aspect ratio that Open Graph clients show uncropped.
pub const WIDTH: u32 = 1200;
/// Height in pixels.
pub const HEIGHT: u32 = 630;
/// The embedded font.
const FONT: &str = "DejaVu Sans";

/// Removes characters that cannot be drawn: control characters, and bidirectional controls (UAX #9 §2), which could
/// reorder the surrounding text.
fn plain(text: &str) -> String {
    crate::formats::verdict_text::legal(text)
        .chars()
        .filter(
            |c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}'),
        )
        .collect()
}

/// Renders the card as SVG without scripts, links or external resources.
#[must_use]
pub fn svg(verdict: &PublicVerdict, publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let (size, lines) = fitted(&plain(&verdict.statement));
    let first = 330 - (i32::try_from(lines.len()).unwrap_or(1) - 1) * size * 5 / 8 + 20;
    let retracted = verdict.standing() == Standing::Retracted;
    let label = if retracted { t.retracted.to_owned() } else { shortened(&plain(&verdict.rating.label), 40) };
    let color = if retracted { "#6b6b6b" } else { &verdict.rating.color };
    let foot = match verdict.standing() {
        Standing::Corrected => t.corrected,
        Standing::Published | Standing::Retracted => t.fact_check,
    };
    let card = html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(WIDTH) height=(HEIGHT) viewBox="0 0 1200 630" role="img" {
            title { (label) ": " (plain(&verdict.statement)) }
            rect width="1200" height="630" fill="#faf8f4" {}
            rect width="1200" height="150" fill=(color) {}
            (words(600, 97, 64, "bold", "#ffffff", &label))
            @for (n, line) in (0..).zip(&lines) {
                (words(600, first + n * size * 5 / 4, size, "normal", "#23211d", line))
            }
            rect x="80" y="545" width="1040" height="2" fill="#e2ddd3" {}
            (words(600, 595, 28, "normal", "#6a655b", &format!("{foot} · {}", shortened(&plain(&publisher.name), 55))))
        }
    };
    card.into_string()
}

fn words(x: i32, y: i32, size: i32, weight: &str, fill: &str, text: &str) -> Markup {
    html! {
        (PreEscaped("\n"))
        text x=(x) y=(y) font-family=(FONT) font-size=(size) font-weight=(weight) fill=(fill) text-anchor="middle" { (text) }
    }
}

/// Returns the largest font size at which the statement fits, and its lines. A statement that is too long is
/// truncated with an ellipsis.
fn fitted(statement: &str) -> (i32, Vec<String>) {
    let sizes = [(54, 5), (44, 6), (36, 8)];
    let mut fitting = (36, Vec::new());
    for (size, most) in sizes {
        let lines = lines(statement, 1040 * 100 / (size * 58));
        let fits = lines.len() <= most;
        fitting = (size, lines);
        if fits {
            return fitting;
        }
        fitting.1.truncate(most);
    }
    if let Some(last) = fitting.1.last_mut() {
        last.push_str(" …");
    }
    fitting
}

/// Wraps words into lines of at most `most` characters; a longer word is split.
fn lines(text: &str, most: i32) -> Vec<String> {
    let most = usize::try_from(most).unwrap_or(1);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for piece in letters.chunks(most) {
            let piece: String = piece.iter().collect();
            let line = lines.last_mut().map_or(0, |line| line.chars().count());
            if line > 0 && line + 1 + piece.chars().count() > most {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(&piece);
            }
        }
    }
    lines
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most).collect();
    short.push('…');
    short
}

/// Renders the card as PNG with the embedded font, so that the result is the same on every machine. Takes about ten
/// milliseconds.
///
/// # Errors
/// The reason, when the SVG cannot be rendered.
pub fn png(svg: &str) -> Result<Vec<u8>, String> {
    static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(dejavu::sans::regular().to_vec());
        fonts.load_font_data(dejavu::sans::bold().to_vec());
        Arc::new(fonts)
    });
    let options = Options { fontdb: FONTS.clone(), font_family: FONT.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let mut picture = Pixmap::new(WIDTH, HEIGHT).ok_or("a picture of no size")?;
    resvg::render(&tree, Transform::default(), &mut picture.as_mut());
    picture.encode_png().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_fits_however_long_it_is() {
        for (statement, ends) in [
            ("Short.".to_owned(), "Short."),
            ("word ".repeat(40), "word"),
            ("word ".repeat(4000), "…"),
            ("x".repeat(50_000), "…"),
        ] {
            let (size, lines) = fitted(&statement);
            assert!(i32::try_from(lines.len()).unwrap() * size * 5 / 4 < 380, "{lines:?}");
            assert!(lines.last().unwrap().ends_with(ends));
        }
    }
}
