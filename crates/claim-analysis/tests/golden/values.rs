//! Figures: bounds, units and what they measure.

use claim_analysis::{Context, Kind, Precision, Qualifier, Text, find_values};

use crate::{bounds, claim, days, read, value};

#[test]
fn a_casualty_figure_has_bounds_unit_and_qualifier() {
    let text = "Storm report\n\nAt least 41 people, including six firefighters, were killed in Ardel on Monday.";
    let found = claim(text, "At least 41");
    assert_eq!(found.kind, Kind::Casualties);
    assert_eq!(Text::new(text).slice(found.span), text.split("\n\n").nth(1));
    let first = &found.values[0];
    assert_eq!((first.low, first.high, first.qualifier), (Some(41.0), None, Qualifier::AtLeast));
    assert_eq!((first.measures.as_str(), first.unit.as_deref()), ("people killed", Some("people")));
    assert!(found.check_worthiness > 0.7);
    assert!(found.reasons.iter().any(|r| r.signal == "figure" && !r.text.is_empty()));
}

#[test]
fn more_than_excludes_the_figure_of_a_count() {
    let text = "More than 200 people were killed and over 3.5 percent of homes were destroyed in Ardel.";
    assert_eq!(bounds(text, "More than 200 people"), (Some(201.0), None, Qualifier::MoreThan));
    assert_eq!(bounds(text, "over 3.5 percent"), (Some(3.5), None, Qualifier::MoreThan));
}

#[test]
fn two_fates_in_one_sentence_are_separate() {
    let text = "The strike on Sorrin killed 40 civilians and wounded 12 soldiers on 3 March 2021.";
    assert_eq!(value(text, "40 civilians").measures, "civilians killed");
    assert_eq!(value(text, "12 soldiers").measures, "soldiers injured");
}

#[test]
fn ranges_keep_both_ends() {
    let text = "The ministry sent 6,000–7,000 soldiers and spent between $24 million and $28 million on fuel.";
    assert_eq!(bounds(text, "6,000–7,000 soldiers"), (Some(6e3), Some(7e3), Qualifier::Between));
    let text = "Repairs cost the town of Sorrin between 400 and 600 thousand euros in 2019.";
    assert_eq!(value(text, "400 and 600 thousand euros").high, Some(6e5));
}

#[test]
fn numbers_in_words_are_read() {
    let text = "The council of Ardel bought forty-four buses and two million masks in 2020.";
    assert_eq!(bounds(text, "forty-four buses"), (Some(44.0), Some(44.0), Qualifier::Exactly));
    assert_eq!(value(text, "two million masks").low, Some(2e6));
}

#[test]
fn dozens_are_a_range() {
    let text = "Dozens of protesters were detained outside the ministry in Sorrin on Thursday.";
    assert_eq!(bounds(text, "Dozens of protesters"), (Some(24.0), Some(99.0), Qualifier::About));
    assert_eq!(claim(text, "Dozens").kind, Kind::Casualties);
}

#[test]
fn money_and_shares_are_read() {
    let text = "The airline paid $2.5bn for its rival in 2018 and now sells 15% of all tickets in Ardel.";
    let money = value(text, "$2.5bn");
    assert_eq!((money.low, money.unit.as_deref(), money.measures.as_str()), (Some(2.5e9), Some("US dollars"), "money"));
    assert_eq!(value(text, "15%").unit.as_deref(), Some("percent"));
}

#[test]
fn measures_with_fractions_are_read() {
    let text = "The probe lost contact 6 ½ minutes after launch and carried 2.5 metric tons of fuel.";
    assert_eq!(value(text, "6 ½ minutes").low, Some(6.5));
    assert_eq!(value(text, "2.5 metric tons").measures, "mass");
}

#[test]
fn a_compound_gives_number_and_unit() {
    let text = "The army of Ardel took the city of Sorrin after a 24-hour battle in May 2019.";
    let length = value(text, "24-hour");
    assert_eq!((length.low, length.unit.as_deref()), (Some(24.0), Some("hours")));
    assert_eq!(days(text, "May 2019"), ("2019-05-01".into(), "2019-05-31".into(), Precision::Month));
}

#[test]
fn labels_ages_and_times_are_no_counts() {
    let text = "Mara Velk, 54, said that 12 houses burned in Sorrin at 6 a.m. on 3 March 2021.";
    let found = claim(text, "Mara Velk");
    let measures: Vec<&str> = found.values.iter().map(|v| v.measures.as_str()).collect();
    assert_eq!(measures, ["houses", "date"]);
    let text = "The council voted 9-4 on Monday to sell 38 million cubic metres of water.";
    let found = claim(text, "The council");
    assert_eq!((found.values[0].text.as_str(), found.values[0].measures.as_str()), ("9-4", "score"));
    assert_eq!(value(text, "38 million cubic metres").measures, "volume");
}

#[test]
fn each_fate_keeps_its_own_figure() {
    let text = "At least 17 people died and another 60 were missing after a dam burst in Sorrin.";
    assert_eq!(value(text, "At least 17 people").measures, "people killed");
    assert_eq!(value(text, "60").measures, "people missing");
    let text = "The war has driven 1.3 million people from their homes and killed at least 21,000.";
    assert_eq!(value(text, "1.3 million people").measures, "people displaced");
    assert_eq!(value(text, "at least 21,000").measures, "people killed");
}

#[test]
fn lives_lost_are_people_killed() {
    let text = "In Sorrin 84 people lost their lives in the final week before the truce, among them nine nurses.";
    let found = claim(text, "In Sorrin");
    assert_eq!(found.kind, Kind::Casualties);
    assert_eq!(value(text, "84 people").measures, "people killed");
    assert_eq!(value(text, "nine nurses").measures, "nurses killed");
    let text = "The landslide claimed 12 lives in Ardel on 3 March 2021.";
    let found = claim(text, "The landslide");
    assert_eq!((found.kind, found.attribution.claimant), (Kind::Casualties, None));
    let lives = value(text, "12 lives");
    assert_eq!((lives.measures.as_str(), lives.unit.as_deref()), ("people killed", Some("people")));
    let text = "The landslide claimed the lives of 12 people in Ardel.";
    assert_eq!(value(text, "12 people").measures, "people killed");
    let text = "The death toll in Ardel rose to at least 31 on Thursday.";
    assert_eq!(claim(text, "The death").kind, Kind::Casualties);
    let toll = value(text, "at least 31");
    assert_eq!((toll.measures.as_str(), toll.low), ("people killed", Some(31.0)));
    let text = "The death toll rose from 19 to 31 after the dam in Ardel broke.";
    assert_eq!(value(text, "31").low, Some(31.0));
    let text = "A fire brigade captain lost his life in Ardel on 3 March 2021.";
    assert_eq!(claim(text, "A fire").kind, Kind::Casualties);
    let text = "The bank in Ardel lost 31 customers in the year after the merger of 2019.";
    assert_eq!(claim(text, "The bank").kind, Kind::Quantity);
}

#[test]
fn a_noun_for_people_in_a_compound_is_not_counted() {
    let text = "In 2021 the railway of Ardel lost 12 passenger trains and 40 worker bees died in Sorrin.";
    assert_eq!(value(text, "12 passenger trains").measures, "trains");
    assert_eq!(claim(text, "In 2021").kind, Kind::Quantity);
}

#[test]
fn one_takes_the_singular() {
    let text = "The blockade of Sorrin lasted one week and killed one child and two men in 2021.";
    let unit = |words: &str| value(text, words).unit;
    assert_eq!(unit("one week").as_deref(), Some("week"));
    assert_eq!(unit("one child").as_deref(), Some("child"));
    assert_eq!(unit("two men").as_deref(), Some("men"));
    assert_eq!(value(text, "one child").measures, "children killed");
    let text = "A 100-metre wall and a 44-day siege cut off Sorrin in 2021.";
    assert_eq!(value(text, "100-metre").unit.as_deref(), Some("metres"));
}

#[test]
fn shares_in_words_are_read() {
    for (words, percent, qualifier) in [
        ("a third", 33.33, Qualifier::Exactly),
        ("two-thirds", 66.67, Qualifier::Exactly),
        ("About a quarter", 25.0, Qualifier::About),
        ("three quarters", 75.0, Qualifier::Exactly),
        ("half", 50.0, Qualifier::Exactly),
    ] {
        let text = format!("{words} of the 3,000 houses in Sorrin were destroyed in 2021, the mayor said.");
        let found = value(&text, words);
        assert_eq!((found.measures.as_str(), found.unit.as_deref()), ("share", Some("percent")), "{text}");
        assert_eq!((found.low, found.high), (Some(percent), Some(percent)), "{text}");
        assert_eq!(found.qualifier, qualifier, "{text}");
    }
    let text = "More than half of the 3,000 houses in Sorrin were destroyed in 2021.";
    assert_eq!(bounds(text, "More than half"), (Some(50.0), None, Qualifier::MoreThan));
    for text in [
        "They waited half an hour for 3,000 tents on 3 May 2021.",
        "He ran half a mile with 3,000 others on 3 May 2021.",
        "It took a quarter of a century to build 3,000 houses in Sorrin.",
        "In the second half of 2021 they built 3,000 houses in Sorrin.",
    ] {
        let all = read(text).claims.into_iter().flat_map(|c| c.values);
        assert!(all.clone().all(|v| v.measures != "share"), "{:#?}", all.collect::<Vec<_>>());
    }
}

#[test]
fn values_of_sentences_without_a_claim_are_found() {
    let text = "What a day, 3 March 2021! Do 41 people know why? Nobody does.";
    let found = find_values(text, &Context::default());
    let words: Vec<&str> = found.iter().map(|value| value.text.as_str()).collect();
    assert_eq!(words, ["3 March 2021", "41 people"]);
}

#[test]
fn prices_with_short_signs_are_money() {
    for (text, sum) in [
        ("The firm in Ardel paid R750 000 to the fund, the auditor said.", 750_000.0),
        ("Bread in Ardel rose from N450 to N900 per loaf, bakers said.", 900.0),
        ("The clerk in Ardel took Sh5 million from the fund, the agency said.", 5e6),
        ("The road to Ardel cost CFA 40 million, the council said.", 4e7),
        ("The ministry in Ardel released GH¢7.5 million for schools, its head said.", 7.5e6),
        ("The ring in Ardel earned 6 million Sudanese pounds, the court said.", 6e6),
    ] {
        let found: Vec<_> = read(text).claims.into_iter().flat_map(|c| c.values).collect();
        assert!(found.iter().any(|v| v.measures == "money" && v.low == Some(sum)), "{text}: {found:?}");
    }
}

/// Lowest and highest number of each figure of a text, with what it measures.
fn measured(text: &str) -> Vec<(String, Option<f64>, Option<f64>)> {
    let values = read(text).claims.into_iter().flat_map(|claim| claim.values);
    values.filter(|v| v.measures != "date").map(|v| (v.measures, v.low, v.high)).collect()
}

#[test]
fn limits_have_more_wordings() {
    for (text, measures, low, high) in [
        ("The road in Sorrin is no wider than 70 metres.", "length", None, Some(70.0)),
        ("The nurse in Ardel never missed more than 14 shifts.", "shifts", None, Some(14.0)),
        ("The toll in Sorrin was revised up to 98 dead.", "people killed", Some(98.0), Some(98.0)),
        ("The brothers in Ardel fought over a $40 bet on Monday.", "money", Some(40.0), Some(40.0)),
        ("A payment order of £698,412 was made in Ardel.", "money", Some(698_412.0), Some(698_412.0)),
        ("The league in Velmar was suspended for a week.", "duration", Some(1.0), Some(1.0)),
        ("Ardel cut its list of weak bridges by a fifth.", "share", Some(20.0), Some(20.0)),
        ("Worms live at depths from 500 to 4,000 metres off Sorrin.", "length", Some(500.0), Some(4000.0)),
    ] {
        assert_eq!(measured(text), [(measures.to_owned(), low, high)], "{text}");
    }
}

#[test]
fn what_is_counted_is_found_around_the_number() {
    for (text, measures) in [
        ("Foreign troop numbers in Velmar peaked at 130,000.", "troops"),
        ("The new stadium in Ardel holds 38,000.", "people"),
        ("Fifteen of those on board in Sorrin wore life jackets.", "people"),
        ("Only 48 of 71 km had been dug near Sorrin.", "length"),
        ("A sack of 50-kilo rice is sold in Ardel.", "mass"),
        ("The museum in Ardel bought 12 whale vertebrae.", "vertebrae"),
        ("Ardel spends 43p in every pound on roads.", "money"),
    ] {
        let found = measured(text);
        assert_eq!(found.first().map(|v| v.0.as_str()), Some(measures), "{text}: {found:?}");
    }
    let text = "Power in Velmar costs $300 per megawatt hour.";
    assert_eq!(value(text, "$300 per megawatt hour").unit.as_deref(), Some("US dollars per megawatt hour"));
}

#[test]
fn names_of_blocks_days_and_telephones_are_no_figures() {
    for text in [
        "Police in Ardel found the car in the 2200 block of Route 9 on Monday.",
        "The prisoners are to be freed in Sorrin on day seven.",
        "Everybody in Sorrin was paid with zero balance on Monday.",
        "The police of Ardel can be called at 330-555-0148, Mara Velk said on Monday.",
    ] {
        assert_eq!(measured(text), [], "{text}");
    }
}
