//! Ends of messages that are not the message: signatures, and quoted messages that are answered.

/// The message without its signature and the quoted message under it. Quotations with words after them stay.
pub(crate) fn without(body: &str) -> String {
    let mut lines: Vec<&str> = body.lines().collect();
    if let Some(at) = lines.iter().rposition(|line| matches!(*line, "-- " | "--")).filter(|at| *at > 0) {
        lines.truncate(at);
    }
    // A message that starts with the mark is forwarded whole: what follows is its content.
    if let Some(at) = lines.iter().position(|line| is_original(line))
        && lines.iter().take(at).any(|line| !line.trim().is_empty())
    {
        lines.truncate(at);
    }
    let kept = lines.iter().rposition(|line| !line.trim().is_empty() && !line.starts_with('>'));
    if let Some(last) = kept {
        let quoted = lines.iter().skip(last + 1).any(|line| line.starts_with('>'));
        lines.truncate(last + 1);
        if quoted {
            drop_attribution(&mut lines);
        }
    }
    while lines.last().is_some_and(|line| line.trim().is_empty() || line.trim().starts_with("Sent from my ")) {
        lines.pop();
    }
    lines.join("\n")
}

/// "On Monday, Ada Berg wrote:", on one line or on two; in other languages by its colon alone.
fn drop_attribution(lines: &mut Vec<&str>) {
    if !lines.last().is_some_and(|line| line.trim_end().ends_with(':')) || lines.len() < 2 {
        return;
    }
    let whole = lines.last().is_some_and(|line| starts_attribution(line));
    lines.pop();
    if !whole && lines.last().is_some_and(|line| starts_attribution(line)) {
        lines.pop();
    }
}

fn starts_attribution(line: &str) -> bool {
    ["On ", "Am ", "Le ", "El ", "Il ", "Op ", "Em ", "Den "].iter().any(|word| line.starts_with(word))
}

fn is_original(line: &str) -> bool {
    let words = line.trim().trim_matches('-').trim();
    line.trim().starts_with("--")
        && [
            "Original Message",
            "Original-Nachricht",
            "Ursprüngliche Nachricht",
            "Message d'origine",
            "Mensaje original",
        ]
        .iter()
        .any(|mark| words.eq_ignore_ascii_case(mark))
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn cuts_tails() {
        let cases = [
            ("Words.\n\n-- \nAda\nOsterby", "Words."),
            ("Yes.\n\nOn Monday, Tom wrote:\n> No?\n> Really?\n", "Yes."),
            ("Yes.\n\nOn Monday at 10, Tom Lind\n<tom@mail.example> wrote:\n> No?", "Yes."),
            ("> No?\nYes.\n> Why?\nBecause.", "> No?\nYes.\n> Why?\nBecause."),
            ("Yes.\n-----Original Message-----\nFrom: Tom\nNo?", "Yes."),
            ("-----Original Message-----\nNo?", "-----Original Message-----\nNo?"),
            ("Yes.\n\nSent from my phone", "Yes."),
            ("> Only a quotation", "> Only a quotation"),
        ];
        for (body, expected) in cases {
            assert_eq!(without(body), expected, "{body}");
        }
    }
}
