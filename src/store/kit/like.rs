//! Patterns for SQL `like`.

/// A `like` pattern that finds `text` anywhere. `%`, `_` and `\` in `text` match literally.
#[must_use]
pub fn containing(text: &str) -> String {
    let literal = text.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
    format!("%{literal}%")
}
