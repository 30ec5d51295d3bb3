//! The page as html5gum reads it: with pauses, so that the tokenizer's calls end.
//!
//! html5gum 0.9 calls its states from one another to be faster. One circle of these calls has no end but the tag's: name
//! of an attribute, value in double quotes, next name. Each such attribute is several frames of the stack. The circle
//! always reads the quoted value, and has stored all that it read before: an error in that place ends all calls, and the
//! tokenizer goes on with the same value when it is asked again.

use html5gum::{Readable, Reader, StringReader};

/// Ends the tokenizer's calls. Not an error of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the tokenizer is to go on")]
pub struct Pause;

/// A page's characters, with a pause before each value in double quotes.
#[derive(Debug)]
pub struct Paused<'a> {
    page: StringReader<'a>,
    /// The pause before the value that is read now is over.
    over: bool,
}

impl<'a> Paused<'a> {
    /// From the start of the page.
    pub fn new(page: &'a str) -> Paused<'a> {
        Paused { page: page.to_reader(), over: false }
    }
}

/// The tokenizer looks for the end of a value in double quotes: `"` ends it and `>` does not.
fn in_double_quotes(needle: &[u8]) -> bool {
    needle.contains(&b'"') && !needle.contains(&b'>')
}

impl Reader for Paused<'_> {
    type Error = Pause;

    fn read_byte(&mut self) -> Result<Option<u8>, Pause> {
        Ok(self.page.read_byte().unwrap_or_default())
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Pause> {
        Ok(self.page.try_read_string(text, case_sensitive).unwrap_or_default())
    }

    #[inline]
    fn read_until<'b>(&'b mut self, needle: &[u8], buffer: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Pause> {
        if in_double_quotes(needle) {
            self.over = !self.over;
            if self.over {
                return Err(Pause);
            }
        }
        Ok(self.page.read_until(needle, buffer).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::Paused;
    use html5gum::{DefaultEmitter, Token, Tokenizer};
    use proptest::prelude::*;

    /// Start tags, end tags, texts and comments, in order.
    fn tokens<R: html5gum::Reader>(page: R) -> Vec<String> {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let tokens: Tokenizer<R, DefaultEmitter<()>> = Tokenizer::new_with_emitter(page, emitter);
        tokens.flatten().filter(|token| !matches!(token, Token::Error(_))).map(|token| format!("{token:?}")).collect()
    }

    /// Parts of tags, so that most texts are made of tags.
    fn part() -> impl Strategy<Value = String> {
        prop_oneof![
            "<[a-c]|</[a-c]|<(script|title|style|textarea|plaintext)|</(script|title|style|textarea)",
            "[ \\n\\r/>\"'=&<!-]{1,4}",
            " [a-c]{1,2}=\"[a-c&;#x<>' ]{0,6}\"",
            " [a-c]{1,2}='[a-c&;#x<>\" ]{0,6}'",
            " [a-c]{1,2}=[a-c&;]{1,4}",
            "<!--|-->|<!doctype |<!\\[CDATA\\[|\\]\\]>|<\\?",
            "&(amp|lt;|notit;|#x41;|#65|quot|CounterClockwiseContourIntegral;)",
            "(public|system) \"[a-z>]{0,4}\"",
            "\\PC{0,6}|\0|é",
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]

        #[test]
        fn pauses_change_no_token(parts in prop::collection::vec(part(), 0..24)) {
            use html5gum::Readable as _;
            let page = parts.concat();
            prop_assert_eq!(tokens(Paused::new(&page)), tokens(page.as_str().to_reader()));
        }
    }
}
