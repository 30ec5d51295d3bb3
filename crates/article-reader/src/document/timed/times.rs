//! Times of recordings: `01:02:03,456`, `02:03.5`, `1:02:03`.

/// Milliseconds of a time of day or of a recording: hours (optional), minutes, seconds, fraction (optional).
pub(crate) fn milliseconds(time: &str) -> Option<u64> {
    let (whole, fraction) = time.split_once([',', '.']).unwrap_or((time, ""));
    let mut seconds = 0_u64;
    let mut parts = 0;
    for part in whole.split(':') {
        if part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        seconds = seconds * 60 + part.parse::<u64>().ok()?;
        parts += 1;
    }
    if !(2..=3).contains(&parts) {
        return None;
    }
    Some(seconds * 1_000 + thousandths(fraction)?)
}

/// "5" is five tenths, "05" five hundredths.
fn thousandths(fraction: &str) -> Option<u64> {
    let digits: String = fraction.chars().take(3).collect();
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    format!("{digits:0<3}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::milliseconds;

    #[test]
    fn reads_times() {
        let cases = [
            ("00:00:01,500", Some(1_500)),
            ("01:02:03.004", Some(3_723_004)),
            ("02:03.5", Some(123_500)),
            ("1:02:03", Some(3_723_000)),
            ("9999:59:59", Some(35_999_999_000)),
            ("12", None),
            ("1:2:3:4", None),
            ("a:01", None),
            ("00:01,x", None),
        ];
        for (time, expected) in cases {
            assert_eq!(milliseconds(time), expected, "{time}");
        }
    }
}
