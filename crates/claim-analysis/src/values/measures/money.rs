//! Money: currency signs, codes and names.

use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, before};

/// Currency signs and their names in the plural.
const SIGNS: &[(&str, &str)] = &[
    ("$", "US dollars"),
    ("€", "euros"),
    ("£", "pounds"),
    ("¥", "yen"),
    ("₹", "rupees"),
    ("₽", "roubles"),
    ("₺", "lira"),
    ("₴", "hryvnia"),
    ("₩", "won"),
    ("₪", "shekels"),
    ("₦", "naira"),
    ("₱", "pesos"),
    ("₫", "dong"),
    ("฿", "baht"),
    ("₸", "tenge"),
    ("₾", "lari"),
    ("₼", "manat"),
    ("֏", "drams"),
    ("৳", "taka"),
    ("₵", "cedis"),
];

/// Letters tied to a dollar sign.
const DOLLARS: &[(&str, &str)] = &[
    ("US", "US dollars"),
    ("A", "Australian dollars"),
    ("AU", "Australian dollars"),
    ("C", "Canadian dollars"),
    ("CA", "Canadian dollars"),
    ("NZ", "New Zealand dollars"),
    ("HK", "Hong Kong dollars"),
    ("S", "Singapore dollars"),
    ("NT", "Taiwan dollars"),
    ("R", "Brazilian reais"),
    ("MX", "Mexican pesos"),
];

/// Codes and abbreviations before or after the amount.
const CODES: &[(&str, &str)] = &[
    ("USD", "US dollars"),
    ("EUR", "euros"),
    ("GBP", "pounds"),
    ("JPY", "yen"),
    ("CNY", "yuan"),
    ("RMB", "yuan"),
    ("INR", "rupees"),
    ("PKR", "Pakistani rupees"),
    ("RUB", "roubles"),
    ("TRY", "lira"),
    ("UAH", "hryvnia"),
    ("CHF", "Swiss francs"),
    ("SEK", "Swedish kronor"),
    ("NOK", "Norwegian kroner"),
    ("DKK", "Danish kroner"),
    ("PLN", "zlotys"),
    ("CZK", "Czech crowns"),
    ("AUD", "Australian dollars"),
    ("CAD", "Canadian dollars"),
    ("NZD", "New Zealand dollars"),
    ("HKD", "Hong Kong dollars"),
    ("SGD", "Singapore dollars"),
    ("ZAR", "rand"),
    ("NGN", "naira"),
    ("KES", "Kenyan shillings"),
    ("KSh", "Kenyan shillings"),
    ("Ksh", "Kenyan shillings"),
    ("UGX", "Ugandan shillings"),
    ("BRL", "Brazilian reais"),
    ("MXN", "Mexican pesos"),
    ("AED", "dirhams"),
    ("SAR", "riyals"),
    ("BDT", "taka"),
    ("LKR", "Sri Lankan rupees"),
    ("AMD", "drams"),
    ("AZN", "manat"),
    ("GEL", "lari"),
    ("Rs", "rupees"),
    ("Re", "rupees"),
    ("Tk", "taka"),
    ("RM", "ringgit"),
    ("Rp", "rupiah"),
    ("KSH", "Kenyan shillings"),
    ("TSh", "Tanzanian shillings"),
    ("GHS", "cedis"),
    ("ETB", "birr"),
    ("EGP", "Egyptian pounds"),
    ("TZS", "Tanzanian shillings"),
    ("RWF", "Rwandan francs"),
    ("ZMW", "kwacha"),
    ("XOF", "CFA francs"),
    ("XAF", "CFA francs"),
    ("CFA", "CFA francs"),
    ("FCFA", "CFA francs"),
    ("Sh", "shillings"),
    ("Shs", "shillings"),
    ("USh", "Ugandan shillings"),
    ("UShs", "Ugandan shillings"),
    ("KShs", "Kenyan shillings"),
    ("TShs", "Tanzanian shillings"),
];

/// Single letters that are tied to the amount: "N500m".
const LETTERS: &[(&str, &str)] = &[("N", "naira"), ("R", "rand"), ("P", "pesos")];

/// The name of a currency in a list.
fn find(list: &[(&'static str, &'static str)], sign: &str) -> Option<&'static str> {
    list.iter().find(|(known, _)| *known == sign).map(|(_, name)| *name)
}

/// The currency of a sign, which is a mark.
fn of_sign(token: &Token<'_>) -> Option<&'static str> {
    if token.shape == Shape::Mark { find(SIGNS, token.text) } else { None }
}

/// The currency of a code, which starts with a capital.
fn of_code(token: &Token<'_>) -> Option<&'static str> {
    if token.is_capital() { find(CODES, token.text) } else { None }
}

/// The currency before the figure at `at`, and the first token of its sign: "$", "A$", "EUR", "Rs.".
pub(crate) fn before_figure(tokens: &[Token<'_>], at: usize) -> Option<(&'static str, usize)> {
    let sign = before(tokens, at, 1)?;
    // "GH¢2.5 million", "GH₵40"
    if matches!(sign.mark(), '¢' | '₵') && before(tokens, at, 2).is_some_and(|t| t.text == "GH") {
        return Some(("cedis", at - 2));
    }
    if let Some(name) = of_sign(sign) {
        let letters = before(tokens, at, 2).filter(|t| sign.text == "$" && t.is_word() && !sign.gap);
        return match letters.and_then(|t| find(DOLLARS, t.text)) {
            Some(name) => Some((name, at - 2)),
            None => Some((name, at - 1)),
        };
    }
    if let Some(name) = find(LETTERS, sign.text) {
        return tokens.get(at).is_some_and(|amount| !amount.gap).then_some((name, at - 1));
    }
    let dot = usize::from(sign.mark() == '.' && !sign.gap);
    let code = before(tokens, at, 1 + dot)?;
    of_code(code)
        .filter(|name| dot == 0 || name.ends_with("rupees") || name.len() == 4)
        .map(|name| (name, at - 1 - dot))
}

/// The currency after the figure and its end in tokens: "dollars", "Hong Kong dollars", "EUR", "€".
pub(super) fn after_figure(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let first = tokens.get(at)?;
    if let Some(name) = of_sign(first).or_else(|| of_code(first)) {
        return Some((name.to_owned(), at + 1));
    }
    // "billions of dollars"
    let at = at + usize::from(first.eq("of"));
    // Up to two words of nationality: "Hong Kong dollars", "US dollars", "pounds sterling".
    for place in at..at + 3 {
        let token = tokens.get(place)?;
        if token.is(Class::MONEY) && !(token.eq("pounds") && is_mass(tokens, place)) {
            let mut name = token.stem.to_lowercase();
            if place > at {
                let lead = tokens.get(at..place)?.iter().map(|t| t.stem);
                name = lead.chain([name.as_str()]).collect::<Vec<_>>().join(" ");
            }
            let sterling = tokens.get(place + 1).is_some_and(|t| t.eq("sterling"));
            return Some((name, place + 1 + usize::from(sterling)));
        }
        let adjective = token.is_capital() && !token.is(Class::MONTH.or(Class::WEEKDAY));
        if !adjective || token.stem.ends_with("ns") {
            return None;
        }
    }
    None
}

/// True for pounds of weight, which are smaller than money mostly is: "40 pounds", not "40 million pounds".
fn is_mass(tokens: &[Token<'_>], at: usize) -> bool {
    let scaled = before(tokens, at, 1).is_some_and(|t| t.is(Class::SCALE));
    let sterling = tokens.get(at + 1).is_some_and(|t| t.eq("sterling"));
    // "4 million Egyptian pounds"
    let national = before(tokens, at, 1).is_some_and(Token::is_capital);
    !scaled && !sterling && !national
}
