//! The grammar of dates: weekdays, written days, parts, stretches, shifts, other calendars and languages.

use claim_analysis::{Context, Value, extract};

use crate::{day, read, value};

/// The days of a value: "2024-05-03", "2024-05-01..2024-05-03", "2024-05-01.." or "open".
pub(super) fn shown(value: &Value) -> String {
    let Some(date) = value.date else {
        return "open".to_owned();
    };
    let end = |day: Option<claim_analysis::NaiveDate>| day.map_or(String::new(), |d| d.to_string());
    if date.earliest == date.latest {
        end(date.earliest)
    } else {
        format!("{}..{}", end(date.earliest), end(date.latest))
    }
}

/// Puts each phrase into a sentence published on Friday, 3 May 2024, and checks the words and days of its date.
fn check(sentence: &str, cases: &[(&str, &str, &str)]) {
    for (phrase, words, days) in cases {
        let text = sentence.replace("{}", phrase);
        assert_eq!(shown(&value(&text, words)), *days, "{text}");
    }
}

#[test]
fn weekdays_follow_last_this_and_next() {
    check(
        "Gunmen killed 14 guards {} near Sorrin, the governor said.",
        &[
            ("last Friday", "Friday", "2024-04-26"),
            ("on Friday", "Friday", "2024-05-03"),
            ("this Tuesday", "Tuesday", "2024-04-30"),
            ("on Monday last week", "Monday last week", "2024-04-22"),
            ("on Tuesday of last week", "Tuesday of last week", "2024-04-23"),
            ("the Monday before last", "Monday before last", "2024-04-22"),
            ("between Monday and Wednesday", "Monday and Wednesday", "2024-04-29..2024-05-01"),
            ("from Friday to Sunday", "Friday to Sunday", "2024-04-26..2024-04-28"),
            ("at midnight on Thursday", "Thursday", "2024-05-02..2024-05-03"),
        ],
    );
    check(
        "The tribunal will hear 14 witnesses {} in Sorrin, its clerk said.",
        &[
            ("next Friday", "Friday", "2024-05-10"),
            ("this Sunday", "Sunday", "2024-05-05"),
            ("on Monday week", "Monday week", "2024-05-13"),
            ("on Wednesday of next week", "Wednesday of next week", "2024-05-08"),
            ("a week from Monday", "Monday", "2024-05-13"),
        ],
    );
}

#[test]
fn a_running_period_ends_with_publication_if_it_has_been() {
    check(
        "Smugglers killed 14 guards {} near Sorrin, the governor said.",
        &[
            ("this month", "this month", "2024-05-01..2024-05-03"),
            ("earlier this year", "this year", "2024-01-01..2024-05-03"),
            ("over the weekend", "weekend", "2024-04-27..2024-04-28"),
            ("last night", "last night", "2024-05-02..2024-05-03"),
            ("the week before last", "week before last", "2024-04-15..2024-04-21"),
        ],
    );
    check(
        "The toll will rise by 14 percent {} in Sorrin.",
        &[
            ("this month", "this month", "2024-05-01..2024-05-31"),
            ("later this month", "this month", "2024-05-03..2024-05-31"),
        ],
    );
    let text = "Only 14 guards remain in Sorrin, where such gates are common today.";
    assert!(crate::dates(text, "Only").is_empty());
}

#[test]
fn parts_of_periods_have_their_own_days() {
    check(
        "The harbour of Sorrin lost 1,400 jobs {}, the union said.",
        &[
            ("in the second quarter of 2022", "second quarter of 2022", "2022-04-01..2022-06-30"),
            ("in Q3 2022", "Q3 2022", "2022-07-01..2022-09-30"),
            ("in the first half of last year", "first half of last year", "2023-01-01..2023-06-30"),
            ("in the first five months of 2022", "first five months of 2022", "2022-01-01..2022-05-31"),
            ("in early March", "early March", "2024-03-01..2024-03-10"),
            ("at the end of 2022", "end of 2022", "2022-12-01..2022-12-31"),
            ("in mid-2022", "mid-2022", "2022-05-01..2022-08-31"),
            ("in the last week of March", "last week of March", "2024-03-25..2024-03-31"),
            ("in the year to March 2022", "year to March 2022", "2021-04-01..2022-03-31"),
            ("in the 2022-23 fiscal year", "2022-23 fiscal year", "open"),
            ("in FY23", "FY23", "open"),
            ("in the late 1980s", "late 1980s", "1986-01-01..1989-12-31"),
            ("in the ’70s", "70s", "1970-01-01..1979-12-31"),
            ("in the eighteenth century", "eighteenth century", "1701-01-01..1800-12-31"),
            ("in the summer of 2019", "summer of 2019", "2019-06-01..2019-08-31"),
        ],
    );
}

#[test]
fn stretches_are_one_value_and_may_be_open() {
    check(
        "The militia held 140 farms near Sorrin {}, the mission said.",
        &[
            ("from February 2021 through May 2022", "February 2021 through May 2022", "2021-02-01..2022-05-31"),
            ("from 28 December to 3 January", "28 December to 3 January", "2023-12-28..2024-01-03"),
            ("between 28 April and 2 May", "28 April and 2 May", "2024-04-28..2024-05-02"),
            ("on April 3–5, 2022", "April 3–5, 2022", "2022-04-03..2022-04-05"),
            ("since 2019", "2019", "2019-01-01.."),
            ("since early March", "early March", "2024-03-01.."),
            ("until January 2022", "January 2022", "..2022-01-31"),
        ],
    );
    check(
        "The militia will leave 140 farms near Sorrin {}, the mission said.",
        &[("by the end of 2025", "end of 2025", "..2025-12-31"), ("by 31 May 2024", "31 May 2024", "2024-05-31")],
    );
    let text = "The militia moved the handover of 140 farms from Tuesday to Friday, the mission said.";
    assert_eq!(shown(&value(text, "Tuesday")), "2024-04-30");
}

#[test]
fn shifts_count_from_publication_or_from_a_date_of_the_sentence() {
    check(
        "A wave sank 14 boats off Sorrin {}.",
        &[
            ("ten days ago", "ten days ago", "2024-04-23"),
            ("a year ago", "a year ago", "2023-05-01..2023-05-31"),
            ("twenty-two years ago", "twenty-two years ago", "2002-01-01..2002-12-31"),
            ("fifty years ago today", "fifty years ago today", "1974-05-03"),
            ("the day before yesterday", "day before yesterday", "2024-05-01"),
            ("a few days ago", "a few days ago", "open"),
        ],
    );
    for (text, words, days) in [
        ("The levee broke on 2 April 2024, and the next day 14 villages lay under water.", "next day", "2024-04-03"),
        (
            "The levee broke on 2 April 2024, and two days later 14 villages lay under water.",
            "two days later",
            "2024-04-04",
        ),
        ("The army said on Wednesday that 14 villages had burned the day before.", "day before", "2024-04-30"),
        ("The next day 14 people died in Sorrin.", "next day", "open"),
    ] {
        assert_eq!(shown(&value(text, words)), days, "{text}");
    }
}

#[test]
fn days_that_the_words_do_not_tell_stay_open_and_are_listed() {
    for (text, words) in [
        ("The 2 October massacre killed 140 people in Sorrin.", "2 October"),
        ("The March 9 earthquake killed 140 people in Sorrin.", "March 9"),
        ("The ban on 14 goods has been in force since May, the ministry said.", "May"),
        ("Sorrin shut 14 wells on 31 April 2022, its mayor said.", "31 April 2022"),
        ("Sorrin shut 14 wells on 29 February 2023, its mayor said.", "29 February 2023"),
        ("Sorrin shut 14 wells on 05/04/2022, its mayor said.", "05/04/2022"),
        ("Sorrin shut 14 wells on 11 Rajab 1443, its mayor said.", "11 Rajab 1443"),
        ("Sorrin shut 14 wells on Kartik 7, 2079 BS, its mayor said.", "Kartik 7, 2079 BS"),
        ("Sorrin shut 14 wells in 2565 BE, its mayor said.", "2565 BE"),
    ] {
        assert_eq!(shown(&value(text, words)), "open", "{text}");
        let claim = &read(text).claims[0];
        let listed = claim.ambiguities.iter().any(|a| a.to_string().contains(words));
        assert!(listed, "{text}: {:?}", claim.ambiguities);
        assert_eq!(claim.values.len(), 2, "{text}: {:?}", claim.values);
    }
}

#[test]
fn days_in_digits_follow_the_other_number_or_the_region() {
    for (language, digits, days) in [
        ("en", "26/04/2022", "2022-04-26"),
        ("en", "04/26/2022", "2022-04-26"),
        ("en", "05/05/2022", "2022-05-05"),
        ("en-US", "05/04/2022", "2022-05-04"),
        ("en-GB", "05/04/2022", "2022-04-05"),
        ("en", "2022/04/26", "2022-04-26"),
        ("en", "7.4.22", "2022-04-07"),
    ] {
        let text = format!("Sorrin shut 14 wells on {digits}, its mayor said.");
        let context = Context { language: Some(language), published_on: Some(day("2024-05-03")), ..Context::default() };
        let claims = extract(&text, &context).claims;
        let found = claims[0].values.iter().find(|v| v.text == digits);
        assert_eq!(found.map(shown).as_deref(), Some(days), "{text}");
    }
}

#[test]
fn a_weekday_tells_the_year_of_a_written_day() {
    check(
        "Floods killed 14 farmers near Sorrin {}, the governor said.",
        &[
            // 3 March 2024 was a Sunday, 3 March 2022 a Thursday.
            ("on Sunday, 3 March", "Sunday, 3 March", "2024-03-03"),
            ("on Thursday, 3 March", "Thursday, 3 March", "2022-03-03"),
            ("on March 3, a Friday", "March 3, a Friday", "2023-03-03"),
        ],
    );
}

#[test]
fn times_of_day_in_words_are_no_figures() {
    for text in [
        "The bus left Sorrin at half past seven with 41 people aboard, police said.",
        "The bus left Sorrin at a quarter to nine with 41 people aboard, police said.",
        "The bus left Sorrin at ten to nine with 41 people aboard, police said.",
    ] {
        let values = &read(text).claims[0].values;
        assert_eq!(values.len(), 1, "{text}: {values:?}");
    }
}

#[test]
fn other_languages_have_stretches_weekdays_and_relative_days() {
    for (language, text, words, days) in [
        (
            "de",
            "Vom 4. bis 6. April 2022 wurden 41 Menschen verletzt.",
            "4. bis 6. April 2022",
            "2022-04-04..2022-04-06",
        ),
        ("fr", "Du 4 au 6 avril 2022, 41 personnes ont été blessées.", "4 au 6 avril 2022", "2022-04-04..2022-04-06"),
        (
            "es",
            "Entre mayo y julio de 2022 fueron heridas 41 personas.",
            "mayo y julio de 2022",
            "2022-05-01..2022-07-31",
        ),
        ("pl", "Dnia 4 kwietnia 2022 roku rannych zostało 41 osób.", "4 kwietnia 2022", "2022-04-04"),
        ("hi", "4 अप्रैल 2022 को 41 लोग घायल हुए।", "4 अप्रैल 2022", "2022-04-04"),
        ("ar", "أصيب 41 شخصا في المدينة يوم 4 أبريل 2022.", "4 أبريل 2022", "2022-04-04"),
        ("de", "Gestern wurden in der Stadt 41 Menschen verletzt.", "Gestern", "2024-05-02"),
        ("fr", "La semaine dernière, 41 personnes ont été blessées.", "semaine dernière", "2024-04-22..2024-04-28"),
        ("it", "Lunedì 41 persone sono state ferite in città.", "Lunedì", "2024-04-29"),
    ] {
        let context = Context { language: Some(language), published_on: Some(day("2024-05-03")), ..Context::default() };
        let claims = extract(text, &context).claims;
        let found = claims.iter().flat_map(|c| &c.values).find(|v| v.text == words);
        assert_eq!(found.map(shown).as_deref(), Some(days), "{text}");
    }
}

#[test]
fn the_verb_tells_whether_a_weekday_is_past_or_to_come() {
    for (text, words, date) in [
        ("Voters in Sorrin go to the polls on Sunday to elect 41 councillors.", "Sunday", "2024-05-05"),
        ("The ministers of 12 states meet in Sorrin on Monday, the envoy said.", "Monday", "2024-05-06"),
        ("Mara Velk will answer questions in parliament on Monday, her office said.", "Monday", "2024-05-06"),
        ("The 9 suspects in Sorrin are to be charged Monday, prosecutors said.", "Monday", "2024-05-06"),
        ("The plan (passed by 9 votes to 4 on Monday) will cost Sorrin 3 million crowns.", "Monday", "2024-04-29"),
        ("In two days’ time 40 envoys will meet in Sorrin.", "two days’ time", "2024-05-05"),
        ("The tenth anniversary of the 2 May fire, in which 46 died, was marked in Sorrin.", "2 May", "open"),
        ("The ministers of 12 states were told to meet in Sorrin, and left on Monday.", "Monday", "2024-04-29"),
    ] {
        assert_eq!(shown(&value(text, words)), date, "{text}");
    }
    let text = "Sales in the three months to the end of March reached 30 million euros, the group in Ardel said.";
    assert_eq!(shown(&value(text, "three months to the end of March")), "2024-01-01..2024-03-31");
    let text = "Members of the March 9 Youth Movement held a sit-in of 300 people in Ardel.";
    assert_eq!(shown(&value(text, "March 9")), "open");
}

#[test]
fn a_weekday_may_have_its_day_in_brackets_and_a_week_its_first_day() {
    check(
        "The dam in Ardel broke {}, killing 3 people.",
        &[
            ("on Tuesday (Apr 16) at noon", "Tuesday (Apr 16)", "2024-04-16"),
            ("in the week of 15 April", "15 April", "2024-04-15..2024-04-21"),
            ("during the week beginning 8 April 2024", "8 April 2024", "2024-04-08..2024-04-14"),
        ],
    );
    let text = "Police arrested 40 people on 25 May Street in Ardel, the force said.";
    assert!(read(text).claims.iter().flat_map(|c| &c.values).all(|v| v.date.is_none()), "{text}");
}
