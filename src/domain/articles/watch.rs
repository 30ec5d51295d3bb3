//! Watching: when the page of an article is looked at again, and what was found.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::exchange::Validators;
use super::fetch::FetchProblem;

/// The gap between two looks while a published verdict rests on the article, after all other gaps.
pub const WHILE_PUBLISHED: TimeDelta = TimeDelta::days(30);

/// The gap after a look that failed.
const AFTER_FAILURE: TimeDelta = TimeDelta::days(1);

/// A page that is missing for this long is gone: two looks on two days.
const GONE_AFTER: TimeDelta = TimeDelta::hours(20);

/// A page that cannot be had for any other reason is gone after this time: so long does no site stay down.
const LOST_AFTER: TimeDelta = TimeDelta::days(30);

/// The watch over an article's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ArticleWatch)]
pub struct Watch {
    /// Time of the next look; null after the last one.
    #[schema(example = "2026-03-02T10:30:00Z")]
    pub next_at: Option<DateTime<Utc>>,
    /// Number of looks since the text last changed.
    #[serde(skip)]
    pub looks: i32,
    /// Time of the last look.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub looked_at: Option<DateTime<Utc>>,
    /// Time at which a look last found another text.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub changed_at: Option<DateTime<Utc>>,
    /// Why the last look failed.
    pub problem: Option<FetchProblem>,
    /// Time since which looks find no page, for whatever reason.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub failed_since: Option<DateTime<Utc>>,
    /// Time at which the page was found to be gone: missing on two days, or not to be had for 30.
    #[schema(example = "2026-03-03T09:30:00Z")]
    pub gone_at: Option<DateTime<Utc>>,
    /// What the site said of the page's state, for the next look.
    #[serde(skip)]
    pub validators: Validators,
}

impl Watch {
    /// The watch over a page that has just been read, with these gaps between looks.
    #[must_use]
    pub fn begin(gaps: &[TimeDelta], validators: Validators, now: DateTime<Utc>) -> Self {
        Self {
            next_at: gaps.first().map(|gap| now + *gap),
            looks: 0,
            looked_at: Some(now),
            changed_at: None,
            problem: None,
            failed_since: None,
            gone_at: None,
            validators,
        }
    }

    /// After a look that found the same text. `is_published`: a published verdict rests on the article.
    #[must_use]
    pub fn unchanged(self, gaps: &[TimeDelta], is_published: bool, now: DateTime<Utc>) -> Self {
        let looks = self.looks.saturating_add(1);
        let gap = usize::try_from(looks).ok().and_then(|looks| gaps.get(looks)).copied();
        let gap = gap.or_else(|| (is_published && !gaps.is_empty()).then_some(WHILE_PUBLISHED));
        let next_at = gap.map(|gap| now + gap);
        Self { looks, next_at, changed_at: self.changed_at, ..Self::begin(gaps, self.validators, now) }
    }

    /// After a look that found another text or headline.
    #[must_use]
    pub fn changed(gaps: &[TimeDelta], validators: Validators, now: DateTime<Utc>) -> Self {
        Self { changed_at: Some(now), ..Self::begin(gaps, validators, now) }
    }

    /// After a look that failed.
    #[must_use]
    pub fn failed(self, problem: FetchProblem, is_published: bool, now: DateTime<Utc>) -> Self {
        // A page that was out of reach yesterday and is missing today was not missing on two days.
        let continues = self.problem.is_some_and(|before| before.is_missing() == problem.is_missing());
        let failed_since = self.failed_since.filter(|_| continues || !problem.is_missing()).or(Some(now));
        let limit = if problem.is_missing() { GONE_AFTER } else { LOST_AFTER };
        let is_gone = failed_since.is_some_and(|since| now - since >= limit);
        let gone_at = self.gone_at.or_else(|| is_gone.then_some(now));
        let gap = match gone_at {
            None => Some(AFTER_FAILURE),
            Some(_) => is_published.then_some(WHILE_PUBLISHED),
        };
        let next_at = gap.map(|gap| now + gap);
        Self { next_at, looked_at: Some(now), problem: Some(problem), failed_since, gone_at, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAPS: [TimeDelta; 2] = [TimeDelta::hours(1), TimeDelta::hours(6)];

    fn begin() -> Watch {
        Watch::begin(&GAPS, Validators::default(), at(0))
    }

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hours)
    }

    #[test]
    fn the_gaps_grow_and_end_unless_a_verdict_is_published() {
        let watch = begin();
        assert_eq!(watch.next_at, Some(at(1)));
        let watch = watch.unchanged(&GAPS, false, at(1));
        assert_eq!(watch.next_at, Some(at(7)));
        assert_eq!(watch.clone().unchanged(&GAPS, false, at(7)).next_at, None);
        let month = watch.unchanged(&GAPS, true, at(7));
        assert_eq!(month.next_at, Some(at(7) + WHILE_PUBLISHED));
        let changed = Watch::changed(&GAPS, Validators::default(), at(8));
        assert_eq!((changed.next_at, changed.looks, changed.changed_at), (Some(at(9)), 0, Some(at(8))));
        assert_eq!(
            Watch::begin(&[], Validators::default(), at(0)).unchanged(&[], true, at(1)).next_at,
            None,
            "switched off"
        );
    }

    #[test]
    fn a_page_is_gone_after_two_looks_on_two_days() {
        let once = begin().failed(FetchProblem::NotFound, true, at(1));
        assert_eq!((once.gone_at, once.next_at), (None, Some(at(25))));
        let soon = once.clone().failed(FetchProblem::NotFound, true, at(2));
        assert_eq!(soon.gone_at, None, "a site may be down for an hour");
        let twice = soon.failed(FetchProblem::NotFound, true, at(26));
        assert_eq!((twice.gone_at, twice.next_at), (Some(at(26)), Some(at(26) + WHILE_PUBLISHED)));
        let later = twice.clone().failed(FetchProblem::NotFound, false, at(900));
        assert_eq!((later.gone_at, later.next_at), (Some(at(26)), None));
        let back = twice.unchanged(&GAPS, true, at(1000));
        assert_eq!((back.gone_at, back.failed_since, back.problem), (None, None, None));
    }

    #[test]
    fn a_site_that_is_down_or_refuses_programs_is_not_gone_until_a_month_has_passed() {
        for problem in [FetchProblem::ServerError, FetchProblem::Forbidden, FetchProblem::Unreachable] {
            let mut watch = begin();
            for day in 1..30 {
                watch = watch.failed(problem, true, at(24 * day));
            }
            assert_eq!((watch.gone_at, watch.failed_since), (None, Some(at(24))));
            let missing = watch.clone().failed(FetchProblem::NotFound, true, at(24 * 30));
            assert_eq!(missing.gone_at, None, "missing for the first time");
            let watch = watch.failed(problem, false, at(24 * 31));
            assert_eq!((watch.gone_at, watch.next_at), (Some(at(24 * 31)), None));
        }
    }
}
