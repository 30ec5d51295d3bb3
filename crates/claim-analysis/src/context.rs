//! Can the claim be understood on its own?

/// The statement of a claim with what remains unclear.
pub(crate) struct Stated {
    pub statement: String,
    pub ambiguities: Vec<String>,
}

/// The words themselves, with white space made plain.
pub(crate) fn state(words: &str) -> Stated {
    let statement = words.split_whitespace().collect::<Vec<_>>().join(" ");
    Stated {
        statement,
        ambiguities: Vec::new(),
    }
}
