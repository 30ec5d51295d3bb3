//! State table: a Markdown table for the documentation, generated from the rows that the server uses.

use std::fmt::Write;

use crate::domain::claims::review::{State, When, Who};
use crate::domain::claims::rules::table::{MOVES, Move};
use crate::formats::verdict_text::capitalised;

/// Renders the page as Markdown.
#[must_use]
pub fn page() -> String {
    let mut page = "# The life of a claim\n\n\
        Every state, its actions, who may take them, and the state that follows. Any other action returns 409. If you \
        lack the role, or another person must act, the action returns 403. `claimdesk states` writes this page from the \
        rows that the server decides by; a test keeps it current.\n"
        .to_owned();
    for state in State::ALL {
        let _ = write!(
            page,
            "\n## {}\n\n| do | and it becomes | permitted to | who of them | provided that |\n|---|---|---|---|---|\n",
            capitalised(state.words())
        );
        let rows = MOVES.iter().filter(|row| row.from == state);
        let mut rows: Vec<String> = rows.copied().map(line).collect();
        if rows.is_empty() {
            rows.push("| nothing | | | | |\n".to_owned());
        }
        page.push_str(&rows.concat());
    }
    page
}

fn line(row: Move) -> String {
    let to = if row.to == row.from { "stays".to_owned() } else { row.to.words().to_owned() };
    format!("| `{}` | {to} | {} | {} | {} |\n", row.action.name(), row.needs.holders(), who(row.who), when(row.when))
}

fn who(who: Who) -> &'static str {
    match who {
        Who::Anyone => "anybody",
        Who::NobodyElsesWork => "anybody, unless a colleague's lease runs; editors always",
        Who::Holder => "who holds it",
        Who::Author => "its author, until somebody approves it",
        Who::NotTheAuthor => "anybody but its author",
        Who::Reader => "the second reader",
        Who::Third => "neither author nor second reader",
    }
}

fn when(when: When) -> &'static str {
    match when {
        When::Always => "",
        When::Held => "somebody holds it",
        When::NotPublic => "no verdict of it is public",
        When::Public => "a verdict of it is public",
        When::Retracting => "the newest revision is a retraction",
        When::NotRetracting => "the newest revision is no retraction",
        When::Stale => "it is stale",
        When::MachineWording => "nobody has confirmed its wording",
        When::Merged => "it was merged into another",
        When::NotMerged => "it was not merged into another",
        When::NoReading => "no second reading is open",
        When::Asked => "a second reader has not answered",
        When::Waiting => "a second reading is open",
        When::Apart => "the second reader rates it otherwise",
        When::Scheduled => "a publication is scheduled",
        When::Embargoed => "an embargo has not ended",
    }
}

#[cfg(test)]
mod tests {
    // ASVS 8.1.1
    #[test]
    fn the_page_in_the_documentation_is_the_table_that_decides() {
        let kept = include_str!("../../docs/states.md");
        assert!(kept == super::page(), "docs/states.md is out of date: make generated");
    }
}
