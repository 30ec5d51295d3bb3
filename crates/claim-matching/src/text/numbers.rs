//! Numbers in digits, as texts of different languages can be compared.

/// Characters between the digits of one number.
const SEPARATORS: [char; 9] = ['.', ',', '\'', '’', ' ', '\u{a0}', '\u{202f}', '٫', '٬'];

/// Zeros of the ten digits in the scripts of large languages.
const ZEROS: [char; 6] = ['0', '٠', '۰', '०', '০', '０'];

/// The numbers of a text in its order, without groups of three zeros at the end: a separator of thousands, or the word for
/// thousand or million, depends on the language. "12.000", "12,000" and "12 thousand" are all 12.
pub fn numbers(text: &str) -> Vec<f64> {
    let mut found = Vec::new();
    let mut number = Number::default();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if let Some(digit) = digit(character) {
            number.push(digit);
            continue;
        }
        let goes_on = SEPARATORS.contains(&character) && characters.peek().is_some_and(|next| digit_of(*next));
        if !(goes_on && number.continues(character, characters.clone())) {
            found.extend(number.take());
        }
    }
    found.extend(number.take());
    found
}

fn digit(character: char) -> Option<char> {
    let value =
        ZEROS.iter().find_map(|zero| u32::from(character).checked_sub(u32::from(*zero)).filter(|by| *by < 10))?;
    char::from_digit(value, 10)
}

fn digit_of(character: char) -> bool {
    digit(character).is_some()
}

/// The number that is being read: its digits in groups.
#[derive(Default)]
struct Number {
    groups: Vec<String>,
}

impl Number {
    fn push(&mut self, digit: char) {
        match self.groups.last_mut() {
            Some(group) => group.push(digit),
            None => self.groups.push(digit.to_string()),
        }
    }

    /// Whether the number goes on behind a separator. A space separates thousands only, three digits each.
    fn continues(&mut self, separator: char, rest: impl Iterator<Item = char>) -> bool {
        let next = rest.take_while(|character| digit_of(*character)).count();
        let is_first_short = self.groups.first().is_some_and(|first| first.len() <= 3);
        let goes_on = !self.groups.is_empty() && (!separator.is_whitespace() || next == 3 && is_first_short);
        if goes_on {
            self.groups.push(String::new());
        }
        goes_on
    }

    /// The value of the number, and nothing is being read any more.
    fn take(&mut self) -> Option<f64> {
        let mut groups = std::mem::take(&mut self.groups);
        groups.first()?;
        // The last group has decimals, unless it is one of thousands.
        let is_decimal = groups.len() > 1 && (groups.last()?.len() != 3 || groups.first()?.starts_with('0'));
        let decimals = if is_decimal { groups.pop()? } else { String::new() };
        let whole = groups.concat();
        let mut whole = whole.as_str();
        while let Some(shorter) = whole.strip_suffix("000").filter(|shorter| decimals.is_empty() && !shorter.is_empty())
        {
            whole = shorter;
        }
        format!("{whole}.{decimals}0").parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_any_language_writes_them() {
        for (text, expected) in [
            ("12,000 or 12.000 or 12 000 or 12’000 or 12\u{202f}000", &[12.0; 5][..]),
            ("3.5 billion, 3,5 Milliarden", &[3.5, 3.5]),
            ("8.000 millones, 8 billion, 1,200,000", &[8.0, 8.0, 1200.0]),
            ("٤١ قتيلا, ۴۱, ४१", &[41.0, 41.0, 41.0]),
            ("in 2021 120 people, 2 and 350", &[2021.0, 120.0, 2.0, 350.0]),
            ("5G-Masten, 88:12, 0.125, 1.234,5", &[5.0, 88.0, 12.0, 0.125, 1234.5]),
            ("40, 50. 1000 . 000", &[40.0, 50.0, 1.0, 0.0]),
            ("none", &[]),
        ] {
            let found = numbers(text).into_iter().map(f64::to_bits);
            assert!(found.eq(expected.iter().map(|number: &f64| number.to_bits())), "{text}: {:?}", numbers(text));
        }
    }
}
