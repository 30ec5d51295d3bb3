//! Words of notifications in mails, in the languages of the desk. The dashboard's are in `frontend/src/texts`.

use crate::domain::kernel::desk_language::DeskLanguage;
use crate::domain::newsroom::notification::Topic;
use crate::domain::publishing::schedule::EndReason;

/// What happened, as a phrase that follows the actor's name.
pub(super) fn phrase(topic: Topic, language: DeskLanguage) -> &'static str {
    match language {
        DeskLanguage::En => topic.sentence(),
        DeskLanguage::De => match topic {
            Topic::Mentioned => "hat Sie erwähnt",
            Topic::Answered => "hat Ihnen geantwortet",
            Topic::Assigned => "hat Ihnen eine Behauptung zugeteilt",
            Topic::TakenOver => "hat Ihre Behauptung übernommen",
            Topic::Approved => "hat Ihr Urteil freigegeben",
            Topic::Returned => "hat Ihr Urteil zurückgegeben",
            Topic::Published => "hat Ihr Urteil veröffentlicht",
            Topic::TakenBack => "hat Ihre Veröffentlichung zurückgeholt",
            Topic::NotPublished => "hat ein geplantes Urteil nicht veröffentlicht",
            Topic::ScheduleHandedOver => "hat Ihnen eine geplante Veröffentlichung übergeben",
            Topic::Stale => "bittet Sie, noch einmal hinzusehen",
            Topic::AskedToRead => "bittet Sie um eine Zweitprüfung",
            Topic::ReadingWithdrawn => "hat eine Zweitprüfung zurückgenommen",
            Topic::Adjudicated => "hat über Ihre Zweitprüfung entschieden",
            Topic::ErrorReported => "hat den Hinweis eines Lesers auf einen Fehler in Ihrem Urteil erhalten",
            Topic::EndpointDisabled => "hat einen Endpunkt abgeschaltet",
            Topic::SubscriptionArticles => "hat neue Artikel in einem Feed gefunden",
            Topic::SubscriptionFailing => "hat einen Feed aufgegeben",
        },
    }
}

/// The heading of this topic in a daily mail.
pub(super) fn heading(topic: Topic, language: DeskLanguage) -> &'static str {
    let (en, de) = match topic {
        Topic::Mentioned => ("You were mentioned", "Sie wurden erwähnt"),
        Topic::Answered => ("Replies to your comments", "Antworten auf Ihre Kommentare"),
        Topic::Assigned => ("Claims assigned to you", "Ihnen zugeteilte Behauptungen"),
        Topic::TakenOver => ("Claims taken over from you", "Von Ihnen übernommene Behauptungen"),
        Topic::Approved => ("Your verdicts approved", "Ihre Urteile freigegeben"),
        Topic::Returned => ("Your verdicts returned", "Ihre Urteile zurückgegeben"),
        Topic::Published => ("Your verdicts published", "Ihre Urteile veröffentlicht"),
        Topic::TakenBack => {
            ("Your scheduled publications taken back", "Ihre geplanten Veröffentlichungen zurückgeholt")
        }
        Topic::NotPublished => ("Not published as scheduled", "Nicht wie geplant veröffentlicht"),
        Topic::ScheduleHandedOver => {
            ("Scheduled publications handed over to you", "Ihnen übergebene geplante Veröffentlichungen")
        }
        Topic::Stale => ("To be checked again", "Erneut zu prüfen"),
        Topic::AskedToRead => ("Second reviews that you are asked for", "Um Zweitprüfung gebeten"),
        Topic::ReadingWithdrawn => ("Second reviews withdrawn", "Zurückgenommene Zweitprüfungen"),
        Topic::Adjudicated => ("Decisions about your second reviews", "Entscheidungen über Ihre Zweitprüfungen"),
        Topic::ErrorReported => ("Errors reported in your verdicts", "Hinweise auf Fehler in Ihren Urteilen"),
        Topic::EndpointDisabled => ("Endpoints switched off", "Abgeschaltete Endpunkte"),
        Topic::SubscriptionArticles => ("New articles in feeds", "Neue Artikel in Feeds"),
        Topic::SubscriptionFailing => ("Feeds that cannot be read", "Feeds, die sich nicht lesen lassen"),
    };
    match language {
        DeskLanguage::En => en,
        DeskLanguage::De => de,
    }
}

/// Why a scheduled publication did not happen.
pub(super) fn reason(reason: EndReason, language: DeskLanguage) -> &'static str {
    match language {
        DeskLanguage::En => reason.sentence(),
        DeskLanguage::De => match reason {
            EndReason::Stale => "Die Behauptung muss seit der Planung erneut geprüft werden.",
            EndReason::WordingNotConfirmed => "Niemand hat den automatischen Wortlaut bestätigt.",
            EndReason::NotPermitted => "Wer es geplant hat, darf nicht mehr veröffentlichen.",
            EndReason::Replaced => "Das Urteil wurde zurückgegeben oder ersetzt.",
            EndReason::Embargo => "Eine spätere Sperrfrist wurde gesetzt.",
            EndReason::Refused => "Die Regeln der Redaktion haben es abgelehnt.",
            EndReason::Failed => "Der Server konnte es nicht veröffentlichen.",
        },
    }
}
