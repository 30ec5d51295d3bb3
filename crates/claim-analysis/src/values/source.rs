//! Source words of a value.

use crate::claim::{Qualifier, Value};
use crate::text::span::Text;
use crate::text::tokens::Token;

/// A value for the tokens from `from` to `to` (exclusive), without bounds. `None` for a label that the reading of a row has moved:
/// it stands elsewhere in the text.
pub(super) fn value(text: &Text<'_>, tokens: &[Token<'_>], from: usize, to: usize, measures: &str) -> Option<Value> {
    let first = tokens.get(from).filter(|first| text.as_str().get(first.start..first.end()) == Some(first.text))?;
    let (start, end) = (text.cluster_start(first.start), text.cluster_end(tokens.get(to.checked_sub(1)?)?.end()));
    Some(Value {
        span: text.span(start..end),
        text: text.as_str().get(start..end)?.to_owned(),
        measures: measures.to_owned(),
        low: None,
        high: None,
        qualifier: Qualifier::Exactly,
        unit: None,
        date: None,
        asserted: true,
        not_asserted: None,
        role: None,
    })
}

/// True if a value starts after the last one in `before` ends.
pub(super) fn is_free(before: &[Value], value: &Value) -> bool {
    before.last().is_none_or(|last| last.span.end <= value.span.start)
}
