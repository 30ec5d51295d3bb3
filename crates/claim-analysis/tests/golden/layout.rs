//! The text as it comes in: notes, times, lists, entities, invisible characters, long sentences.

use claim_analysis::{Ambiguity, LeftOutReason, Text, extract};

use crate::{claim, left_out, read, sentences, speaker, value};

#[test]
fn notes_about_the_article_are_no_claims() {
    for note in [
        "Correction, 2 May: An earlier version of this report said that 34 people were killed.",
        "(Corrects the toll in paragraph 2 to 43 from 34)",
        "• This story was updated on 3 May 2024. A previous headline said 34 people had died.",
        "Clarification (3 May 2024): The fire brigade counted 12 engines, not 21.",
        "[This article originally stated that 34 people had died in Ardel.]",
        "Because of an editing error, this article misstated the number of dead as 34.",
        "The article has been corrected to show that 43 people died.",
        "We initially reported that 34 people had died in Ardel.",
        "The Herald regrets the error.",
        "Korrektur: In einer früheren Fassung war von 34 Toten die Rede.",
    ] {
        let text = format!("The dam in Sorrin broke on Monday and killed 43 people.\n\n{note}");
        assert_eq!(read(&text).claims.len(), 1, "{note}");
    }
    // A version of something else is news.
    for news in [
        "An earlier version of the bill would have cut 40 jobs in Ardel.",
        "The correction of the river in 2019 cost the town $4 million.",
    ] {
        assert_eq!(read(news).claims.len(), 1, "{news}");
    }
    let text = "The dam broke on Monday and killed 43 people.\n\nCorrections\n\nThe bridge was opened in 2016, not in 2018 as we wrote.";
    assert_eq!(
        left_out(text, "The bridge was opened in 2016, not in 2018 as we wrote."),
        Some(LeftOutReason::EditorialNote)
    );
}

#[test]
fn times_of_entries_are_no_figures() {
    for time in ["11.20 – ", "9:15 a.m. ET: ", "[18:40] ", "14:30 GMT "] {
        let text = format!("{time}The governor says 14 villages are cut off.");
        let found = read(&text).claims;
        let values: Vec<&str> = found.iter().flat_map(|c| &c.values).map(|v| v.text.as_str()).collect();
        assert_eq!(values, ["14 villages"], "{time}");
    }
}

#[test]
fn rows_of_lists_and_tables_are_claims() {
    for (text, words, measures, low) in [
        ("The toll in Ardel:\n- 43 killed\n- 120 injured", "120 injured", "people injured", 120.0),
        ("Killed\t43\nMissing\t17", "17", "people missing", 17.0),
        ("Dead: 43\nDetained: about 310", "about 310", "people detained", 310.0),
        ("Town | Killed | Injured\nArdel | 14 | 40\nVelsk | 3 | 9", "9", "people injured", 9.0),
        ("The ministry gave these figures:\n\n1) 43 dead\n2) 120 wounded", "43 dead", "people killed", 43.0),
    ] {
        let value = value(text, words);
        assert_eq!((value.measures.as_str(), value.low), (measures, Some(low)), "{text}");
    }
}

#[test]
fn entities_tags_and_invisible_characters_are_not_read() {
    for (text, words) in [
        ("The ministry said &#52;3 people were killed&nbsp;in Ardel.", "&#52;3 people"),
        ("The mi\u{AD}nistry said \u{200E}43\u{200F} peo\u{AD}ple were killed in Ardel.", "43\u{200F} peo\u{AD}ple"),
        ("<p>The <i>ministry</i> said <b>43</b> people were killed in Ardel.</p>", "43</b> people"),
    ] {
        let found = read(text);
        let places = Text::new(text);
        let claim = &found.claims[0];
        assert_eq!(claim.values[0].text, words);
        assert_eq!(places.slice(claim.values[0].span), Some(words));
        assert_eq!(claim.attribution.claimant.as_deref(), Some("ministry"), "{text}");
        assert_eq!(claim.statement, "The ministry said 43 people were killed in Ardel.");
        // The sentence takes in what is skipped around it.
        assert_eq!(places.slice(found.sentences[0]), Some(text));
    }
}

#[test]
fn a_blank_may_be_missing_after_a_full_stop() {
    assert_eq!(
        sentences("The governor left.Three people died in Ardel in 2019.“Why?” asked the mayor."),
        ["The governor left.", "Three people died in Ardel in 2019.", "“Why?” asked the mayor."]
    );
    assert_eq!(sentences("The shop Ardel.Com sold 40 boats.").len(), 1);
}

#[test]
fn a_long_sentence_keeps_its_speaker_in_every_part() {
    let places: Vec<String> = (12..40)
        .map(|n| format!("that in village number {n} it had counted {n} dead, most of them people who had been asleep"))
        .collect();
    let text = format!("The relief agency said {}.", places.join(", and "));
    let found = extract(&text, &claim_analysis::Context::default());
    assert!(found.claims.len() > 3, "{found:#?}");
    for claim in &found.claims {
        assert_eq!(claim.attribution.claimant.as_deref(), Some("relief agency"));
        assert!(claim.ambiguities.contains(&Ambiguity::ReadInParts));
    }
}

#[test]
fn questions_are_no_claims_unless_somebody_is_quoted() {
    for text in [
        "Did the army really kill 40 farmers in Ardel on Sunday?",
        "How many of the 300 prisoners will come home in 2025?",
    ] {
        assert_eq!(read(text).claims, [], "{text}");
    }
}

#[test]
fn quotation_marks_of_other_languages_are_kept() {
    for text in [
        "„We lost 43 boats“, Ilia Doran said.",
        "»We lost 43 boats«, Ilia Doran said.",
        "“We lost 43 boats, Ilia Doran said.",
    ] {
        assert_eq!(speaker(text, "").as_deref(), Some("Ilia Doran"), "{text}");
    }
    let text = "„We lost 43 boats“, Ilia Doran said on 3 March 2021.";
    assert!(claim(text, "„We").statement.starts_with("„We lost 43 boats“"));
    let text = "The steel plate is 3\" thick and 40 metres long, the engineer said.";
    assert!(claim(text, "The").statement.contains("3\" thick"));
    let text = "The bridge was built in the ‘60s and carries 9,000 cars a day, the council said.";
    assert_eq!(speaker(text, "The").as_deref(), Some("council"));
}

#[test]
fn sentences_that_start_like_a_menu_are_kept() {
    for text in [
        "Search crews recovered 7 bodies from the wreck on Tuesday, the coast guard said.",
        "Home prices in Ardel fell 9 percent in August, the statistics office said.",
    ] {
        assert_eq!(read(text).claims.len(), 1, "{text}");
    }
    assert_eq!(read("Search for more stories on our site").claims.len(), 0);
    assert_eq!(sentences("Unemployment fell to 6.4%.The office counted 21,000 jobs.").len(), 2);
}

#[test]
fn an_apology_withdraws_what_the_paper_printed() {
    for note in [
        "In our Tuesday edition we put the number of passengers at 340. The right figure is 240. We regret the error.",
        "This paper reported on Tuesday that 140 people had died. We apologise for the mistake.",
        "A story on page 3 on Monday incorrectly said that 140 people had drowned. The correct number is 14.",
    ] {
        let text = format!("The dam in Sorrin broke on Monday and killed 43 people.\n\n{note}");
        assert_eq!(read(&text).claims.len(), 1, "{note}");
    }
}

#[test]
fn two_straight_apostrophes_are_a_quotation_mark() {
    let text = "''They burned 12 of our houses in Ardel,'' Ana Velk told the inquiry.";
    assert_eq!(claim(text, "''They").attribution.voice, claim_analysis::Voice::Direct);
    assert_eq!(speaker(text, "''They").as_deref(), Some("Ana Velk"));
}
