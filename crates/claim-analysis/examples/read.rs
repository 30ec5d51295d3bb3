//! Analysis of text files in readable form: `read [YYYY-MM-DD] FILE...`. The date is the day of publication.

use claim_analysis::{Context, NaiveDate, Text, extract};

/// A day, or ".." for an open end.
fn end(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "..".to_owned(), |day| day.to_string())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut published_on: Option<NaiveDate> = None;
    for path in std::env::args().skip(1) {
        if let Ok(date) = path.parse() {
            published_on = Some(date);
            continue;
        }
        let text = std::fs::read_to_string(&path)?;
        let found = extract(&text, &Context { published_on, ..Context::default() });
        for claim in &found.claims {
            println!("{:.2} {} {:?}", claim.check_worthiness, claim.kind, claim.attribution);
            println!("     {}", claim.statement);
            for value in &claim.values {
                println!(
                    "     · {} = {} {:?} {:?} {} {:?} {:?}",
                    value.text,
                    value.measures,
                    value.low,
                    value.high,
                    value.qualifier,
                    value.unit,
                    value.date.map(|d| (end(d.earliest), end(d.latest)))
                );
            }
            for reason in &claim.reasons {
                println!("     {:+.1} {}: {}", reason.weight, reason.signal, reason.text);
            }
            for unclear in &claim.ambiguities {
                println!("     ? {unclear}");
            }
        }
        let places = Text::new(&text);
        for left_out in &found.left_out {
            println!("-- {}: {}", left_out.reason, places.slice(left_out.span).unwrap_or(""));
        }
    }
    Ok(())
}
