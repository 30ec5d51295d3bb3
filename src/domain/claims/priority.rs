//! Priority: the urgency of a claim before its age and an editor's pin.

use super::claim::Kind;

/// The largest priority.
pub const HIGHEST: i32 = 1000;
/// The lowest priority of a claim that chat channels are told of.
pub const URGENT: i32 = 700;
/// Number of further articles that raise the priority; more have no effect.
const SIGHTINGS: i32 = 5;

/// Returns a priority of 0 to 1000; higher is more urgent. Check-worthiness contributes up to 800 points, the harm
/// of a wrong figure of this kind up to 100, and each of up to five further articles 20. The queue adds one point
/// for each hour by which a claim is newer (see migration 18), so that one day equals 24 points.
#[must_use]
pub fn priority(check_worthiness: f64, kind: Kind, further_articles: i32) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "check-worthiness is 0 to 1")]
    let worth = (check_worthiness * 800.0).round() as i32;
    let sightings = further_articles.clamp(0, SIGHTINGS) * 20;
    (worth + harm(kind) + sightings).clamp(0, HIGHEST)
}

fn harm(kind: Kind) -> i32 {
    match kind {
        Kind::Casualties => 100,
        Kind::Agreement => 80,
        Kind::Quantity | Kind::Causal => 60,
        Kind::Date | Kind::Event => 40,
        Kind::Quote => 20,
        Kind::Prediction => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worth_counts_most_then_kind_then_repeats() {
        assert_eq!(priority(0.5, Kind::Casualties, 0), 500);
        assert!(priority(0.9, Kind::Quote, 0) > priority(0.7, Kind::Casualties, 0));
        assert!(priority(0.9, Kind::Casualties, 0) > priority(0.9, Kind::Quote, 0));
        assert_eq!(priority(0.5, Kind::Quote, 2), priority(0.5, Kind::Quote, 0) + 40);
        assert_eq!(priority(1.0, Kind::Casualties, 99), HIGHEST);
    }
}
