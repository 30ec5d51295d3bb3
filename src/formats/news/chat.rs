//! Messages to chat channels, in the shapes of Slack, Microsoft Teams, and Mattermost or Rocket.Chat.
//!
//! - Slack: <https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks>, escaping
//!   <https://docs.slack.dev/messaging/formatting-message-text#escaping>
//! - Teams: a message with an Adaptive Card, <https://adaptivecards.io/explorer/>; text runs know no Markdown
//! - Mattermost: <https://developers.mattermost.com/integrate/webhooks/incoming/>; Rocket.Chat takes the same field

use serde_json::{Value, json};

use crate::domain::kernel::desk_language::DeskLanguage;
use crate::domain::publishing::chat::{ChatNews, Waiting};
use crate::domain::publishing::endpoint::Shape;
use crate::domain::publishing::standing::Standing;
use crate::formats::pages::frame::shortened;

/// Maximum length of a title, in code points.
const TITLE: usize = 300;
/// Maximum length of the label of a rating, in code points.
const RATING: usize = 60;

/// The parts of a message, not escaped: what happened, the published words, the link.
struct Parts {
    happened: String,
    words: Vec<String>,
    url: String,
}

/// The message as JSON. `None` for a webhook, which gets events instead.
#[must_use]
pub fn message(shape: Shape, language: DeskLanguage, news: &ChatNews) -> Option<Value> {
    let parts = parts(language, news);
    match shape {
        Shape::Webhook => None,
        Shape::Slack => Some(slack(&parts)),
        Shape::Teams => Some(teams(&parts, language)),
        Shape::Mattermost => Some(mattermost(&parts)),
    }
}

fn parts(language: DeskLanguage, news: &ChatNews) -> Parts {
    use DeskLanguage::{De, En};
    match news {
        ChatNews::Verdict { standing, title, rating, url } => {
            let happened = match (language, standing) {
                (En, Standing::Published) => "Verdict published",
                (En, Standing::Corrected) => "Verdict corrected",
                (En, Standing::Retracted) => "Verdict retracted",
                (De, Standing::Published) => "Urteil veröffentlicht",
                (De, Standing::Corrected) => "Urteil berichtigt",
                (De, Standing::Retracted) => "Urteil zurückgezogen",
            };
            let label = match language {
                En => "Rating",
                De => "Einstufung",
            };
            let title = shortened(&one_line(title), TITLE);
            // A retracted verdict has no rating any more.
            let rating = (*standing != Standing::Retracted)
                .then(|| format!("{label}: {}", shortened(&one_line(rating), RATING)));
            let words = [Some(title), rating].into_iter().flatten().collect();
            Parts { happened: happened.to_owned(), words, url: url.clone() }
        }
        ChatNews::Waiting { what, url } => {
            Parts { happened: waiting(language, *what), words: Vec::new(), url: url.clone() }
        }
        ChatNews::Test { newsroom, url } => {
            let happened = match language {
                En => "Test message: this channel will get news of the newsroom.",
                De => "Testnachricht: Dieser Kanal erhält Neuigkeiten der Redaktion.",
            };
            let words = vec![shortened(&one_line(newsroom), TITLE)];
            Parts { happened: happened.to_owned(), words, url: url.clone() }
        }
    }
}

fn waiting(language: DeskLanguage, what: Waiting) -> String {
    use DeskLanguage::{De, En};
    match (language, what) {
        (En, Waiting::Approval) => "A verdict waits for approval.".to_owned(),
        (De, Waiting::Approval) => "Ein Urteil wartet auf Freigabe.".to_owned(),
        (En, Waiting::Correction) => "A correction waits for approval.".to_owned(),
        (De, Waiting::Correction) => "Eine Berichtigung wartet auf Freigabe.".to_owned(),
        (En, Waiting::SecondReview) => "A second review is wanted.".to_owned(),
        (De, Waiting::SecondReview) => "Eine Zweitprüfung wird gebraucht.".to_owned(),
        (En, Waiting::NotPublished) => "A scheduled verdict was not published.".to_owned(),
        (De, Waiting::NotPublished) => "Ein geplantes Urteil wurde nicht veröffentlicht.".to_owned(),
        (En, Waiting::Reports(1)) => "1 reader's report of an error waits.".to_owned(),
        (En, Waiting::Reports(count)) => format!("{count} readers' reports of errors wait."),
        (De, Waiting::Reports(1)) => "1 Hinweis auf einen Fehler wartet.".to_owned(),
        (De, Waiting::Reports(count)) => format!("{count} Hinweise auf Fehler warten."),
        (En, Waiting::Tips(1)) => "1 reader's question waits.".to_owned(),
        (En, Waiting::Tips(count)) => format!("{count} readers' questions wait."),
        (De, Waiting::Tips(1)) => "1 Frage eines Lesers wartet.".to_owned(),
        (De, Waiting::Tips(count)) => format!("{count} Fragen von Lesern warten."),
        (En, Waiting::UrgentClaims(1)) => "1 urgent claim was found in an article.".to_owned(),
        (En, Waiting::UrgentClaims(count)) => format!("{count} urgent claims were found in an article."),
        (De, Waiting::UrgentClaims(1)) => "In einem Artikel wurde 1 dringende Behauptung gefunden.".to_owned(),
        (De, Waiting::UrgentClaims(count)) => {
            format!("In einem Artikel wurden {count} dringende Behauptungen gefunden.")
        }
    }
}

/// The words in one line. A line of its own could begin a list, a quote or a heading.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parts, a line each.
fn lines(parts: &Parts, escape: fn(&str) -> String) -> String {
    let words = parts.words.iter().map(|words| escape(words));
    let lines: Vec<String> = [escape(&parts.happened)].into_iter().chain(words).chain([parts.url.clone()]).collect();
    lines.join("\n")
}

fn slack(parts: &Parts) -> Value {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    json!({"text": lines(parts, escape), "mrkdwn": false})
}

fn mattermost(parts: &Parts) -> Value {
    json!({"text": lines(parts, markdown)})
}

/// The words as Markdown that shows them as they are, and that notifies nobody: a zero-width space follows `@`.
fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '!' => escaped.extend(['\\', c]),
            '@' => escaped.push_str("@\u{200b}"),
            _ => escaped.push(c),
        }
    }
    escaped
}

fn teams(parts: &Parts, language: DeskLanguage) -> Value {
    let run = |text: &str, weight: &str| json!({"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text, "weight": weight}]});
    let words = parts.words.iter().map(|words| run(words, "Default"));
    let body: Vec<Value> = [run(&parts.happened, "Bolder")].into_iter().chain(words).collect();
    let open = match language {
        DeskLanguage::En => "Open",
        DeskLanguage::De => "Öffnen",
    };
    json!({"type": "message", "attachments": [{
        "contentType": "application/vnd.microsoft.card.adaptive",
        "contentUrl": null,
        "content": {
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
            "type": "AdaptiveCard",
            "version": "1.4",
            "lang": language.tag(),
            "body": body,
            "actions": [{"type": "Action.OpenUrl", "title": open, "url": parts.url}],
        },
    }]})
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(title: &str) -> ChatNews {
        ChatNews::Verdict {
            standing: Standing::Published,
            title: title.to_owned(),
            rating: "Mostly false".to_owned(),
            url: "https://desk.example/verdicts/dams-1".to_owned(),
        }
    }

    #[test]
    fn no_word_of_a_title_is_markup_or_calls_anybody() {
        let title = "<!channel> & **@all** [x](https://evil.example)\n# 1_000 <b>";
        let news = published(title);
        let slack = message(Shape::Slack, DeskLanguage::En, &news).unwrap();
        assert_eq!(
            slack["text"],
            "Verdict published\n&lt;!channel&gt; &amp; **@all** [x](https://evil.example) # 1_000 &lt;b&gt;\nRating: Mostly \
             false\nhttps://desk.example/verdicts/dams-1"
        );
        assert_eq!(slack["mrkdwn"], false);
        let mattermost = message(Shape::Mattermost, DeskLanguage::En, &news).unwrap();
        assert_eq!(
            mattermost["text"],
            "Verdict published\n\\<\\!channel\\> \\& \\*\\*@\u{200b}all\\*\\* \\[x\\](https://evil.example) \\# 1\\_000 \
             \\<b\\>\nRating: Mostly false\nhttps://desk.example/verdicts/dams-1"
        );
        let teams = message(Shape::Teams, DeskLanguage::De, &news).unwrap();
        let card = &teams["attachments"][0]["content"];
        let runs = card["body"].as_array().unwrap();
        let texts: Vec<&str> = runs.iter().map(|block| block["inlines"][0]["text"].as_str().unwrap()).collect();
        assert_eq!(texts, ["Urteil veröffentlicht", &one_line(title), "Einstufung: Mostly false"]);
        assert!(runs.iter().all(|block| block["type"] == "RichTextBlock"), "text runs show Markdown as it is");
        assert_eq!(card["actions"][0]["url"], "https://desk.example/verdicts/dams-1");
    }

    #[test]
    fn a_long_title_ends_at_a_word_before_it_is_escaped() {
        let title = "a&b ".repeat(200);
        let slack = message(Shape::Slack, DeskLanguage::En, &published(&title)).unwrap();
        let line = slack["text"].as_str().unwrap().lines().nth(1).unwrap().to_owned();
        assert!(line.ends_with("a&amp;b…"), "{line}");
        assert_eq!(line.replace("&amp;", "&").chars().count(), 300);
    }

    #[test]
    fn a_retraction_has_no_rating_and_what_waits_has_a_number_only() {
        let ChatNews::Verdict { title, rating, url, .. } = published("Dams broke.") else { unreachable!() };
        let retracted = ChatNews::Verdict { standing: Standing::Retracted, title, rating, url };
        let text = message(Shape::Slack, DeskLanguage::En, &retracted).unwrap()["text"].to_string();
        assert!(text.contains("Verdict retracted") && !text.contains("Mostly false"), "{text}");
        let waiting = ChatNews::Waiting { what: Waiting::Tips(3), url: "https://desk.example/tips".to_owned() };
        let text = message(Shape::Mattermost, DeskLanguage::De, &waiting).unwrap();
        assert_eq!(text["text"], "3 Fragen von Lesern warten.\nhttps://desk.example/tips");
        assert_eq!(message(Shape::Webhook, DeskLanguage::En, &waiting), None);
    }
}
