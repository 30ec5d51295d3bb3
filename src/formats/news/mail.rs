//! Mails about notifications: one at once, or all of a day in one.

use std::fmt::Write;

use super::topics::{heading, phrase, reason};
use crate::domain::kernel::desk_language::DeskLanguage;
use crate::domain::kernel::id::{ClaimId, CommentId, SubscriptionId};
use crate::domain::newsroom::mailing::{DigestItem, Mailing};
use crate::domain::newsroom::notification::{NotificationMail, Topic};
use crate::domain::publishing::publisher::Publisher;
use crate::formats::pages::frame::shortened;

/// Maximum length of a claim's statement in a subject line, in code points.
const SUBJECT: usize = 120;
/// Maximum length of a statement in a daily mail, in code points.
const LINE: usize = 300;
/// Maximum number of notifications that a daily mail lists.
const LISTED: usize = 100;

/// A mail's subject and plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// The mail about one notification.
#[must_use]
pub fn single(letter: &NotificationMail, publisher: &Publisher) -> Written {
    let actor = letter.actor.as_deref().unwrap_or("Claimdesk");
    let happened = format!("{actor} {}", phrase(letter.topic, letter.language));
    let statement: String = letter.statement.chars().take(SUBJECT).collect();
    let dots = if statement.len() < letter.statement.len() { "…" } else { "" };
    let subject = format!("{happened}: {statement}{dots}");

    let desk = &publisher.public_url;
    let comment = letter.comment.as_deref().or(letter.reason.map(|why| reason(why, letter.language)));
    let comment = comment.map(|comment| format!("{comment}\n\n")).unwrap_or_default();
    let link = link(desk, letter.claim, letter.subscription, letter.comment_id);
    let sender = &publisher.name;
    let footer = match letter.language {
        DeskLanguage::En => {
            format!("{sender}, sent by Claimdesk because this has waited unread in your inbox: {desk}/inbox")
        }
        DeskLanguage::De => {
            format!("{sender}, von Claimdesk gesendet, weil es ungelesen im Eingang liegt: {desk}/inbox")
        }
    };
    let body = format!("{happened}.\n\n{}\n\n{comment}{link}\n\n--\n{footer}\n", letter.statement);
    Written { subject, body }
}

fn link(
    desk: &str,
    claim: Option<ClaimId>,
    subscription: Option<SubscriptionId>,
    comment: Option<CommentId>,
) -> String {
    let anchor = comment.map(|id| format!("#comment-{id}")).unwrap_or_default();
    let place = match (claim, subscription) {
        (Some(id), _) => format!("claims/{id}"),
        (None, Some(id)) => format!("subscriptions?subscription={id}"),
        (None, None) => "endpoints".to_owned(),
    };
    format!("{desk}/{place}{anchor}")
}

/// The daily mail, with its notifications by topic in the order in which the topics first came.
#[must_use]
pub fn daily(items: &[DigestItem], mailing: &Mailing, publisher: &Publisher) -> Written {
    let (language, desk, sender) = (mailing.language, &publisher.public_url, &publisher.name);
    let (time, zone) = (format!("{:02}:00", mailing.hour), mailing.zone.name());
    let (count, listed) = (items.len(), items.get(..LISTED).unwrap_or(items));
    let subject = match (language, count) {
        (DeskLanguage::En, 1) => format!("1 unread notification – {sender}"),
        (DeskLanguage::En, _) => format!("{count} unread notifications – {sender}"),
        (DeskLanguage::De, 1) => format!("1 ungelesene Benachrichtigung – {sender}"),
        (DeskLanguage::De, _) => format!("{count} ungelesene Benachrichtigungen – {sender}"),
    };

    let mut topics: Vec<Topic> = Vec::new();
    for item in listed {
        if !topics.contains(&item.topic) {
            topics.push(item.topic);
        }
    }
    let mut body = String::new();
    for topic in topics {
        let group: Vec<&DigestItem> = listed.iter().filter(|item| item.topic == topic).collect();
        let _ = writeln!(body, "{} ({})\n", heading(topic, language), group.len());
        for item in group {
            let actor = item.actor.as_ref().map(|actor| format!("{actor}: ")).unwrap_or_default();
            let _ = writeln!(body, "- {actor}{}", shortened(&item.subject, LINE));
            if let Some(why) = item.reason {
                let _ = writeln!(body, "  {}", reason(why, language));
            }
            let _ = writeln!(body, "  {}", link(desk, item.claim, item.subscription, item.comment_id));
        }
        body.push('\n');
    }
    let more = count - listed.len();
    let _ = match (language, more) {
        (_, 0) => Ok(()),
        (DeskLanguage::En, _) => writeln!(body, "And {more} more."),
        (DeskLanguage::De, _) => writeln!(body, "Und {more} weitere."),
    };
    let _ = match language {
        DeskLanguage::En => writeln!(
            body,
            "Your inbox: {desk}/inbox\n\n--\n{sender}, sent by Claimdesk once a day at {time} ({zone}). To change this: {desk}/me"
        ),
        DeskLanguage::De => writeln!(
            body,
            "Ihr Eingang: {desk}/inbox\n\n--\n{sender}, von Claimdesk einmal am Tag um {time} ({zone}) gesendet. Ändern: {desk}/me"
        ),
    };
    Written { subject, body }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::newsroom::mailing::Mode;
    use crate::domain::newsroom::zone::Zone;

    fn item(topic: Topic, subject: &str) -> DigestItem {
        DigestItem {
            id: uuid::Uuid::nil().into(),
            topic,
            actor: Some("Nadia Orsic".to_owned()),
            claim: Some(uuid::Uuid::nil().into()),
            subscription: None,
            comment_id: None,
            subject: subject.to_owned(),
            reason: None,
        }
    }

    #[test]
    fn a_daily_mail_is_grouped_in_the_persons_language_and_says_what_it_leaves_out() {
        let publisher = Publisher {
            name: "Korvale Check".to_owned(),
            public_url: "https://desk.example".to_owned(),
            ..Publisher::default()
        };
        let zone = Zone::new("Europe/Berlin").unwrap();
        let mailing = Mailing { mode: Mode::Daily, hour: 8, zone, language: DeskLanguage::De };
        let items = [item(Topic::Mentioned, "One."), item(Topic::Approved, "Two."), item(Topic::Mentioned, "Three.")];
        let mail = daily(&items, &mailing, &publisher);
        assert_eq!(mail.subject, "3 ungelesene Benachrichtigungen – Korvale Check");
        let places = [
            "Sie wurden erwähnt (2)",
            "One.",
            "Three.",
            "Ihre Urteile freigegeben (1)",
            "Two.",
            "08:00 (Europe/Berlin)",
        ];
        let found: Vec<_> = places.iter().map(|words| mail.body.find(words).expect(words)).collect();
        assert!(found.is_sorted(), "{}", mail.body);

        let many = vec![item(Topic::Assigned, "One."); 103];
        let mail = daily(&many, &Mailing { language: DeskLanguage::En, ..mailing }, &publisher);
        assert!(
            mail.body.contains("Claims assigned to you (100)") && mail.body.contains("And 3 more."),
            "{}",
            mail.body
        );
    }
}
