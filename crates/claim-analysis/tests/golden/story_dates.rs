//! Dates that count from the sentence before, named days, datelines.

use claim_analysis::{Context, extract};

use crate::date_grammar::shown;
use crate::{dates, read, value};

/// Checks words and days of a date in the second of two sentences, published on Friday, 3 May 2024.
fn check(before: &str, cases: &[(&str, &str, &str)]) {
    for (sentence, words, days) in cases {
        let text = format!("{before} {sentence}");
        assert_eq!(shown(&value(&text, words)), *days, "{text}");
    }
}

#[test]
fn a_date_counts_from_the_only_date_of_the_sentence_before() {
    check(
        "The Sorrin dam burst on 4 March 2021.",
        &[
            ("Two days later 14 villages were still under water.", "Two days later", "2021-03-06"),
            ("The next day, 40 soldiers arrived in Sorrin.", "next day", "2021-03-05"),
            ("The previous evening 12 engineers had left Sorrin.", "previous evening", "2021-03-03"),
            ("A week later the river board counted 40 breaches.", "A week later", "2021-03-08..2021-03-14"),
            ("Later that day 12 engineers were detained.", "day", "2021-03-04"),
            ("The same evening, 31 farmers were reported missing.", "evening", "2021-03-04"),
            ("That summer the council of Sorrin sold 14 ferries.", "summer", "2021-06-01..2021-08-31"),
            ("Since then four mayors have resigned in Sorrin.", "then", "2021-03-04.."),
            ("In May of the following year 300 farmers sued.", "May of the following year", "2022-05-01..2022-05-31"),
            ("The following week 40 farmers left Sorrin.", "following week", "2021-03-08..2021-03-14"),
        ],
    );
}

#[test]
fn without_one_date_before_a_shift_stays_open() {
    let open = "The Sorrin dam was built in 1974 and burst in 2021. Two years later 14 villages were rebuilt.";
    assert_eq!(shown(&value(open, "Two years later")), "open");
    // "Over the next decade" is a length of time, and the story has moved on after a paragraph without a date.
    let length = "The Sorrin dam burst in 2021. Over the next decade Sorrin lost 14 villages.";
    assert_eq!(shown(&value(length, "next decade")), "open");
    let far =
        "The Sorrin dam burst in 2021.\n\nIts wall was 30 metres high.\n\nTwo years later 14 villages were rebuilt.";
    assert_eq!(shown(&value(far, "Two years later")), "open");
    let event = "A week before the vote, police in Sorrin arrested 40 candidates.";
    assert_eq!(shown(&value(event, "A week before the vote")), "open");
    assert!(
        dates("The Sorrin bridge opened in 2017, two years later than planned, for $40 million.", "The").len() == 1
    );
}

#[test]
fn holidays_on_a_fixed_day_are_dates() {
    for (text, words, days) in [
        ("Guards in Sorrin shot 14 smugglers on New Year’s Eve, the army said.", "New Year’s Eve", "2023-12-31"),
        ("The court in Sorrin jailed 14 officers on Christmas Eve 2019.", "Christmas Eve 2019", "2019-12-24"),
        ("The truce in Sorrin will hold until Christmas, the 12 envoys agreed.", "Christmas", "..2024-12-25"),
        ("Police in Sorrin arrested 31 drivers on Boxing Day, the mayor said.", "Boxing Day", "2023-12-26"),
    ] {
        assert_eq!(shown(&value(text, words)), days, "{text}");
    }
    assert!(dates("Twelve people died in a fire at a Christmas market in Sorrin.", "Twelve").is_empty());
}

#[test]
fn the_day_of_a_dateline_is_no_date_of_the_sentence() {
    for text in [
        "SORRIN, May 3 (Ardel Agency) – A bus fell off a bridge on Tuesday, killing 21 people, police said.",
        "SORRIN, May 3 — A bus fell off a bridge on Tuesday, killing 21 people, police said.",
    ] {
        let claims = read(text).claims;
        let found: Vec<&str> = claims.iter().flat_map(|c| &c.values).map(|v| v.text.as_str()).collect();
        assert_eq!(found, ["Tuesday", "21 people"], "{text}");
    }
}

#[test]
fn years_of_the_common_era_have_any_length() {
    for (text, words, days) in [
        ("Sorrin was founded in 14 AD and has 9,000 residents.", "14 AD", "0014-01-01..0014-12-31"),
        ("The eruption of AD 79 killed some 2,000 people in Sorrin.", "79", "0079-01-01..0079-12-31"),
    ] {
        assert_eq!(shown(&value(text, words)), days, "{text}");
    }
}

#[test]
fn a_month_behind_the_one_it_is_compared_with_is_of_the_year_before() {
    let text = "The ratio in Sorrin was 13.8 percent in January 2015, down from 15.9 percent in June.";
    let context = Context { published_on: "2019-10-19".parse().ok(), ..Context::default() };
    let claims = extract(text, &context).claims;
    let june = claims[0].values.iter().find(|v| v.text == "June");
    assert_eq!(june.map(shown).as_deref(), Some("2014-06-01..2014-06-30"));
}

#[test]
fn plain_nouns_and_possibilities_do_not_move_a_date() {
    let text = "More than 400 people have lost their lives in and around Sorrin since the start of March.";
    assert_eq!(shown(&value(text, "start of March")), "2024-03-01..");
    let text = "Sorrin Devices withdrew 300 pumps because the battery could cut out overnight, its owner said.";
    assert!(dates(text, "Sorrin").is_empty());
    let text = "The bank in Sorrin must repay 14 million crowns before the end of June, the court ruled.";
    assert_eq!(shown(&value(text, "end of June")), "..2024-06-30");
}
