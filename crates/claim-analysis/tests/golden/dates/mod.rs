//! Dates and the days they resolve to.

mod deadlines;

use claim_analysis::{Context, Precision, Support, extract};

use crate::{claim, dates, days, read, value};

#[test]
fn relative_days_follow_the_tense() {
    let past = "The bridge over the Sorrin was closed on Monday after two trucks collided.";
    assert_eq!(days(past, "Monday").0, "2024-04-29");
    let ahead = "The bridge over the Sorrin will be opened to 300 trucks on Monday.";
    assert_eq!(days(ahead, "Monday").0, "2024-05-06");
    let told = "Mara Velk said on Thursday that 300 trucks will cross the bridge.";
    assert_eq!(days(told, "Thursday").0, "2024-05-02");
}

#[test]
fn dates_without_a_year_are_resolved_against_publication() {
    let text = "The checkpoint at Sorrin was opened by soldiers on 23 April and closed last week.";
    assert_eq!(days(text, "23 April").0, "2024-04-23");
    assert_eq!(days(text, "last week"), ("2024-04-22".into(), "2024-04-28".into(), Precision::Week));
    let text = "The valley has been under siege since December of last year, when the road was blocked.";
    assert_eq!(days(text, "December of last year").0, "2023-12-01");
}

#[test]
fn relative_days_need_a_publication_date() {
    let text = "Police detained 30 people in Sorrin on Monday.";
    let found = extract(text, &Context::default());
    let claim = &found.claims[0];
    assert!(claim.values.iter().any(|v| v.text == "Monday" && v.date.is_none()));
    assert!(claim.ambiguities.iter().any(|a| a.to_string().contains("Monday")));
}

#[test]
fn a_period_of_the_story_is_no_date() {
    for text in [
        "At least 62 people were killed in the last week of the siege of Sorrin.",
        "At least 62 people were killed in the final days of the siege of Sorrin.",
        "At least 62 people were killed in the past year of shelling around Sorrin.",
        "At least 62 people were killed in the last month before the Sorrin truce.",
        "At least 62 people were killed in the final week before the Sorrin truce.",
    ] {
        assert_eq!(dates(text, "At least"), Vec::<String>::new(), "{text}");
        assert_eq!(claim(text, "At least").statement, text);
    }
    let text = "At least 62 people were killed in Sorrin over the last week.";
    assert_eq!(days(text, "last week"), ("2024-04-26".into(), "2024-05-03".into(), Precision::Week));
    let text = "Some 62 houses burned in Sorrin and the next week 12 villages were flooded.";
    assert_eq!(value(text, "next week").date, None);
}

#[test]
fn dates_are_inserted_in_english_notation() {
    for (text, stated) in [
        ("Police detained 30 people in Sorrin on Tuesday.", "on Tuesday [30 April 2024]."),
        ("Police detained 30 people in Sorrin last week.", "last week [22–28 April 2024]."),
        ("Police detained 30 people in Sorrin this week.", "this week [29 April–3 May 2024]."),
        ("Police detained 30 people in Sorrin last month.", "last month [April 2024]."),
        ("Police detained 30 people in Sorrin last year.", "last year [2023]."),
        ("Police detained 30 people in Sorrin on 4 March.", "on 4 March [2024]."),
        ("Police detained 30 people in Sorrin in February.", "in February [2024]."),
    ] {
        let found = claim(text, "Police");
        assert!(found.statement.ends_with(stated), "{}", found.statement);
    }
}

#[test]
fn periods_keep_both_ends() {
    for (words, earliest, latest, precision) in [
        ("19–20 September 2023", "2023-09-19", "2023-09-20", Precision::Day),
        ("12 to 15 March", "2024-03-12", "2024-03-15", Precision::Day),
        ("March and May 2022", "2022-03-01", "2022-05-31", Precision::Month),
        ("November to February 2023", "2022-11-01", "2023-02-28", Precision::Month),
        ("2015 and 2019", "2015-01-01", "2019-12-31", Precision::Year),
        ("2015–2019", "2015-01-01", "2019-12-31", Precision::Year),
    ] {
        let lead = match words {
            words if words.contains(" and ") => "between",
            words if words.contains("November") => "from",
            _ => "in",
        };
        let text = format!("More than 300 people were killed in Sorrin {lead} {words}, the ministry said.");
        let expected = (earliest.to_owned(), latest.to_owned(), precision);
        assert_eq!(days(&text, words), expected, "{text}");
    }
    let text = "More than 300 people were killed between Monday and Friday in May 2023, and 2 to 3 houses burned.";
    assert_eq!(days(text, "May 2023").0, "2023-05-01");
}

#[test]
fn dates_in_other_languages_are_read() {
    for (text, words, day) in [
        (
            "Nach Angaben der Regierung wurden am 3. Mai 2024 in der Stadt 40 Menschen getötet.",
            "3. Mai 2024",
            "2024-05-03",
        ),
        ("Selon le ministère, 40 personnes ont été tuées dans la ville le 3 mai 2024.", "3 mai 2024", "2024-05-03"),
        (
            "El gobierno dijo que 40 personas murieron en la ciudad el 3 de mayo de 2024.",
            "3 de mayo de 2024",
            "2024-05-03",
        ),
        (
            "Hükümete göre 3 Mayıs 2024 tarihinde şehirde 40 kişi öldürüldü ve 12 ev yıkıldı.",
            "3 Mayıs 2024",
            "2024-05-03",
        ),
        ("По данным министерства, 3 мая 2024 года в городе погибли 40 человек.", "3 мая 2024", "2024-05-03"),
        (
            "Nach Angaben der Regierung wurden am 03.05.2024 in der Stadt 40 Menschen getötet.",
            "03.05.2024",
            "2024-05-03",
        ),
    ] {
        let found = read(text);
        assert_eq!(found.support, Support::Basic, "{text}");
        assert_eq!(found.sentences.len(), 1, "{text}");
        assert_eq!(days(text, words).0, day, "{text}");
        assert!(found.claims[0].values.iter().any(|v| v.low == Some(40.0)), "{text}");
        assert_eq!(found.claims[0].attribution.claimant, None, "{text}");
    }
}

#[test]
fn the_verb_tells_the_direction_of_a_day_or_month() {
    for (text, words, first, last) in [
        ("Two mills in Sorrin will shut on 28 February.", "28 February", "2025-02-28", "2025-02-28"),
        ("Work on 40 flats in Ardel is scheduled to start in September.", "September", "2024-09-01", "2024-09-30"),
        (
            "Councillors voted by 9 to 4 to put up the fee by 3 euros from January.",
            "January",
            "2025-01-01",
            "2025-01-31",
        ),
        ("The debt of Ardel had risen to 17 million euros by March 31.", "March 31", "2024-03-31", "2024-03-31"),
        ("Only 48 of the 70 wells had been dug by March.", "March", "2024-03-01", "2024-03-31"),
        ("The debt of Ardel must be paid by January 31.", "January 31", "2025-01-31", "2025-01-31"),
        (
            "The plane had been due to carry 40 tents for survivors of Monday's flood.",
            "Monday's",
            "2024-04-29",
            "2024-04-29",
        ),
    ] {
        let (from, to, _) = days(text, words);
        assert_eq!((from.as_str(), to.as_str()), (first, last), "{text}");
    }
}

#[test]
fn by_until_and_since_belong_to_their_own_date() {
    for (text, words, first, last) in [
        (
            "Ardel was levelled by the flood of May 1976, which killed 40 people.",
            "May 1976",
            "1976-05-01",
            "1976-05-31",
        ),
        (
            "Repairs could wait until 1 August 2007, when the bridge in Sorrin fell and killed 13 people.",
            "1 August 2007",
            "2007-08-01",
            "2007-08-01",
        ),
        (
            "Mara Velk led the clinic in Sorrin from 1974 until her retirement in 1988.",
            "1974 until her retirement in 1988",
            "1974-01-01",
            "1988-12-31",
        ),
        ("The mission has found 39 graves since it started digging in 2009.", "2009", "2009-01-01", ".."),
    ] {
        let (from, to, _) = days(text, words);
        assert_eq!((from.as_str(), to.as_str()), (first, last), "{text}");
    }
}

#[test]
fn an_exact_date_replaces_a_counted_one() {
    let text = "The canal was opened 56 years later, on April 17 last year.";
    assert_eq!(dates(text, "The canal"), ["April 17 last year"]);
    for text in [
        "SORRIN, Apr. 28 — A ferry with 40 people sank in the harbour, police said.",
        "SORRIN, 28th April, 2024 (VNA) -- A ferry with 40 people sank in the harbour, police said.",
    ] {
        assert_eq!(dates(text, "SORRIN"), Vec::<String>::new(), "{text}");
    }
}
