//! Mailing: whether a person gets notifications by mail at once, in one mail a day, or never.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::desk_language::DeskLanguage;
use crate::domain::kernel::id::{ClaimId, CommentId, NotificationId, SubscriptionId};
use crate::domain::newsroom::notification::Topic;
use crate::domain::newsroom::zone::Zone;
use crate::domain::publishing::schedule::EndReason;

/// When notifications go out by mail. Mails about passwords do not depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
#[schema(as = MailingMode)]
pub enum Mode {
    /// Each in a mail of its own, after two minutes unread.
    AtOnce,
    /// All that are unread in one mail a day.
    Daily,
    /// Not at all: the inbox has them.
    Never,
}

/// How a person gets notifications by mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mailing {
    /// When.
    pub mode: Mode,
    /// Local hour of the daily mail, 0 to 23.
    pub hour: u8,
    /// Zone of the hour.
    pub zone: Zone,
    /// Language of the mails.
    pub language: DeskLanguage,
}

impl Mailing {
    /// The first time after `after` (exclusive) at which a daily mail is due.
    #[must_use]
    pub fn next_after(self, after: DateTime<Utc>) -> DateTime<Utc> {
        let today = after.with_timezone(&self.zone.tz()).date_naive();
        // Three days: the hour of today may have passed, and a zone can leave a whole day out.
        let days = (0..3).filter_map(|later| today.checked_add_days(Days::new(later)));
        let mut times = days.filter_map(|day| self.on(day)).filter(|at| *at > after);
        times.next().unwrap_or(after + TimeDelta::days(1))
    }

    /// When the clocks of the zone show the hour on this day. The first time if they show it twice, the end of the gap if they leave
    /// it out; `None` if they leave the day out.
    fn on(self, day: NaiveDate) -> Option<DateTime<Utc>> {
        let hour = day.and_time(NaiveTime::from_hms_opt(self.hour.into(), 0, 0)?);
        let mut quarters = (0..12).map(|quarters| hour + TimeDelta::minutes(15 * quarters));
        quarters.find_map(|local| self.zone.tz().from_local_datetime(&local).earliest()).map(|at| at.to_utc())
    }
}

/// The recipient of a daily mail that is due.
#[derive(Debug, Clone)]
pub struct Recipient {
    /// E-mail address.
    pub to: String,
    /// The person's name.
    pub name: String,
    /// How the person gets mails.
    pub mailing: Mailing,
    /// The mail lists notifications from this time on.
    pub since: DateTime<Utc>,
    /// When the mail was due.
    pub due_at: DateTime<Utc>,
}

/// A notification as a daily mail lists it.
#[derive(Debug, Clone)]
pub struct DigestItem {
    /// The notification's id.
    pub id: NotificationId,
    /// The reason.
    pub topic: Topic,
    /// The name of the actor; `None` for Claimdesk itself.
    pub actor: Option<String>,
    /// The claim concerned, if the subject is a claim.
    pub claim: Option<ClaimId>,
    /// The subscription concerned, if the subject is a subscription.
    pub subscription: Option<SubscriptionId>,
    /// The comment that caused the notification.
    pub comment_id: Option<CommentId>,
    /// What the notification is about, as the inbox shows it.
    pub subject: String,
    /// Why a scheduled publication did not happen.
    pub reason: Option<EndReason>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(zone: &str, hour: u8, after: &str) -> String {
        let zone = Zone::new(zone).unwrap();
        let mailing = Mailing { mode: Mode::Daily, hour, zone, language: DeskLanguage::En };
        mailing.next_after(after.parse().unwrap()).format("%Y-%m-%dT%H:%MZ").to_string()
    }

    #[test]
    fn the_hour_is_that_of_the_persons_clock_in_summer_and_in_winter() {
        for (zone, hour, after, expected) in [
            ("Europe/Berlin", 8, "2026-03-28T06:59:00Z", "2026-03-28T07:00Z"),
            ("Europe/Berlin", 8, "2026-03-28T07:00:00Z", "2026-03-29T06:00Z"),
            ("Europe/Berlin", 8, "2026-10-24T06:00:00Z", "2026-10-25T07:00Z"),
            ("America/New_York", 8, "2026-03-07T13:00:00Z", "2026-03-08T12:00Z"),
            ("Asia/Kathmandu", 8, "2026-03-04T09:00:00Z", "2026-03-05T02:15Z"),
            ("Pacific/Auckland", 8, "2026-03-04T18:00:00Z", "2026-03-04T19:00Z"),
            ("UTC", 0, "2026-03-04T00:00:00Z", "2026-03-05T00:00Z"),
        ] {
            assert_eq!(next(zone, hour, after), expected, "{zone} after {after}");
        }
    }

    #[test]
    fn an_hour_that_is_left_out_ends_with_the_gap_and_one_that_comes_twice_counts_once() {
        // Berlin, 29 March: 2:00 is 3:00.
        assert_eq!(next("Europe/Berlin", 2, "2026-03-28T12:00:00Z"), "2026-03-29T01:00Z");
        // Berlin, 25 October: 2:00 comes at 0:00 and at 1:00 UTC.
        assert_eq!(next("Europe/Berlin", 2, "2026-10-24T12:00:00Z"), "2026-10-25T00:00Z");
        assert_eq!(next("Europe/Berlin", 2, "2026-10-25T00:00:00Z"), "2026-10-26T01:00Z");
        // Lord Howe moves its clocks by half an hour.
        assert_eq!(next("Australia/Lord_Howe", 2, "2026-10-03T00:00:00Z"), "2026-10-03T15:30Z");
        // Samoa had no 30 December 2011.
        assert_eq!(next("Pacific/Apia", 8, "2011-12-29T18:00:00Z"), "2011-12-30T18:00Z");
    }
}
