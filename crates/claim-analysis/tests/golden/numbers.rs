//! Numbers: words of any length, fractions, vague numbers, scales and marks of other languages.

use claim_analysis::{Context, NaiveDate, Qualifier, Value, extract};

use crate::{bounds, read};

/// The figures of a text in a language.
fn figures(text: &str, language: &str) -> Vec<Value> {
    let context =
        Context { language: Some(language), published_on: NaiveDate::from_ymd_opt(2024, 5, 3), ..Context::default() };
    let claims = extract(text, &context).claims;
    let values = claims.into_iter().flat_map(|claim| claim.values);
    values.filter(|value| value.measures != "date").collect()
}

/// The lowest and highest number of the first figure of a text.
fn first(text: &str, language: &str) -> (Option<f64>, Option<f64>) {
    let figures = figures(text, language);
    let value = figures.first();
    (value.and_then(|v| v.low), value.and_then(|v| v.high))
}

#[test]
fn words_of_any_length_are_one_number() {
    for (words, number) in [
        ("One hundred and sixty-three people", 163.0),
        ("Two hundred seventy people", 270.0),
        ("Three hundred and fifty thousand people", 350_000.0),
        ("Thirteen hundred and four people", 1_304.0),
        ("Nine thousand and four hundred people", 9_400.0),
        ("Two million three hundred thousand people", 2.3e6),
        ("one-hundred-and-seven people", 107.0),
        ("A thousand and one people", 1_001.0),
        ("3 million 200 thousand people", 3.2e6),
        ("Two million and forty thousand people", 2.04e6),
        ("Fifty-three thousand, two hundred and six people", 53_206.0),
    ] {
        let text = format!("{words} marched through Ardel in 2021, the police said.");
        assert_eq!(first(&text, "en"), (Some(number), Some(number)), "{text}");
    }
}

#[test]
fn two_numbers_in_words_stay_two() {
    let text = "The storm killed two hundred and five people in Sorrin and three hundred in Ardel.";
    let lows: Vec<_> = figures(text, "en").iter().map(|v| v.low).collect();
    assert_eq!(lows, [Some(205.0), Some(300.0)]);
    let text = "Between one hundred and twenty and one hundred and forty people drowned off Sorrin.";
    assert_eq!(first(text, "en"), (Some(120.0), Some(140.0)));
}

#[test]
fn fractions_of_scales_and_mixed_fractions_are_read() {
    for (words, number) in [
        ("Half a dozen", 6.0),
        ("Half a million", 5e5),
        ("A quarter of a million", 250_000.0),
        ("Three-quarters of a million", 750_000.0),
        ("Two and a half million", 2.5e6),
        ("One and three quarter million", 1.75e6),
        ("4½ million", 4.5e6),
        ("3 1/2 million", 3.5e6),
        ("A million and a half", 1.5e6),
    ] {
        let text = format!("{words} tents were sent to Ardel in 2021, the Relief Council said.");
        assert_eq!(first(&text, "en"), (Some(number), Some(number)), "{text}");
    }
}

#[test]
fn vague_numbers_have_both_bounds() {
    for (words, low, high) in [
        ("Tens of thousands of people", 20_000.0, 99_999.0),
        ("Hundreds of thousands of people", 200_000.0, 999_000.0),
        ("Several dozen people", 24.0, 99.0),
        ("A couple of hundred people", 200.0, 300.0),
        ("A few thousand people", 2_000.0, 6_000.0),
        ("A double-digit number of people", 10.0, 99.0),
        ("Forty-odd people", 40.0, 49.0),
        ("60-odd people", 60.0, 69.0),
    ] {
        let text = format!("{words} marched through Ardel in 2021, the police said.");
        assert_eq!(first(&text, "en"), (Some(low), Some(high)), "{text}");
    }
}

#[test]
fn a_scale_in_the_plural_has_no_upper_bound() {
    for (words, low) in [
        ("Hundreds of people", 200.0),
        ("Thousands of people", 2_000.0),
        ("Millions of people", 2e6),
        ("About thousands of people", 2_000.0),
    ] {
        let text = format!("{words} marched through Ardel in 2021, the police said.");
        assert_eq!(first(&text, "en"), (Some(low), None), "{text}");
    }
}

#[test]
fn units_of_time_without_a_number_are_lengths() {
    for (text, low, high, unit) in [
        ("The villages of Sorrin were cut off for months after the flood of 2021.", Some(2.0), None, "months"),
        ("The dispute over the bridge in Ardel lasted decades and ended in 2021.", Some(20.0), None, "years"),
        ("Families in Ardel waited a week or more for water in 2021.", Some(1.0), None, "week"),
        ("The firm must return the goods to Ardel within a week.", None, Some(1.0), "week"),
        ("Deliveries to Ardel increased threefold in 2021.", Some(3.0), Some(3.0), "times"),
    ] {
        let figures = figures(text, "en");
        let found = figures.iter().find(|v| v.unit.as_deref() == Some(unit));
        let found = found.unwrap_or_else(|| panic!("no {unit} in {figures:?}"));
        assert_eq!((found.low, found.high), (low, high), "{text}");
    }
    assert_eq!(figures("After years of talks the mayor of Ardel resigned in 2021.", "en"), []);
}

#[test]
fn scales_and_groups_of_south_asia_are_read() {
    for (words, number) in [
        ("3.2 lakh", 320_000.0),
        ("4,75,000", 475_000.0),
        ("1,20,00,000", 1.2e7),
        ("6 crore", 6e7),
        ("2 lakh crore", 2e12),
    ] {
        let text = format!("The state of Sorrin gave rice to {words} farmers in 2021.");
        assert_eq!(first(&text, "en"), (Some(number), Some(number)), "{text}");
    }
}

#[test]
fn marks_mean_what_they_mean_in_the_language() {
    for (language, text, number) in [
        ("de", "Rund 13.400 Menschen flohen aus Ardel, sagte ein Sprecher.", 13_400.0),
        ("de", "Die Brücke kostete 2,7 Mio. Euro, sagte die Bürgermeisterin.", 2.7e6),
        ("es", "El alcalde contó 2.150.000 votos en la región.", 2.15e6),
        ("fr", "Le séisme a détruit 3 850 maisons, selon le ministère.", 3_850.0),
        ("pt", "O governo contou 4,5 mil casas destruídas.", 4_500.0),
        ("ru", "В приютах ночуют 2,4 тыс. человек, сообщили власти.", 2_400.0),
        ("ar", "أصيب ٣١٢ شخصا في الزلزال، حسب الوزارة.", 312.0),
        ("hi", "राज्य में 3.5 लाख लोग विस्थापित हुए।", 350_000.0),
        ("en", "The council counted 14\u{a0}600 houses in Ardel in 2021.", 14_600.0),
        ("en", "The union counted 21’300 jobs in Ardel in 2021.", 21_300.0),
        ("en", "The hospital in Ardel treated ４１０ people in 2021.", 410.0),
    ] {
        assert_eq!(first(text, language), (Some(number), Some(number)), "{text}");
    }
}

#[test]
fn marks_of_another_language_are_an_ambiguity() {
    for (text, words) in [
        ("Some 16.300 people fled Sorrin in 2021, the agency said.", "Some 16.300 people"),
        ("Turnout in Ardel reached 47,5 percent in 2021, the agency said.", "47,5 percent"),
    ] {
        let claim = read(text).claims.remove(0);
        let value = claim.values.first().expect("a value");
        assert_eq!((value.low, value.high), (None, None), "{text}");
        let told: Vec<_> = claim.ambiguities.iter().map(ToString::to_string).collect();
        assert!(told.contains(&format!("how much “{words}” is")), "{told:?}");
    }
}

#[test]
fn number_words_of_other_languages_are_read() {
    for (language, text, number) in [
        ("de", "Bei dem Brand starben siebzehn Menschen, sagte die Polizei.", 17.0),
        ("de", "Dreihundertzweiundvierzig Häuser brannten ab, sagte die Polizei.", 342.0),
        ("de", "Eineinhalb Millionen Menschen flohen, meldete das Hilfswerk.", 1.5e6),
        ("fr", "Quatre-vingt-douze personnes sont mortes, selon la mairie.", 92.0),
        ("fr", "Trois millions et demi d’habitants ont voté.", 3.5e6),
        ("es", "Medio millón de personas quedó sin luz.", 5e5),
        ("es", "Murieron ciento doce personas en el choque.", 112.0),
        ("it", "Duecentotrenta persone sono rimaste ferite.", 230.0),
        ("tr", "İki buçuk milyon kişi oy kullandı.", 2.5e6),
        ("ru", "Погибли двадцать четыре человека.", 24.0),
    ] {
        assert_eq!(first(text, language), (Some(number), Some(number)), "{text}");
    }
    let text = "Погибли не менее тридцати семи человек.";
    assert_eq!(first(text, "ru"), (Some(37.0), None));
    let text = "Zehntausende Menschen demonstrierten in Ardel.";
    assert_eq!(first(text, "de"), (Some(20_000.0), Some(99_999.0)));
    let text = "Mindestens 45 Menschen wurden verletzt, sagte ein Sprecher.";
    assert_eq!(first(text, "de"), (Some(45.0), None));
}

#[test]
fn shares_in_other_languages_are_percent() {
    for (language, text, percent) in [
        ("de", "Rund ein Drittel der Befragten in Ardel lehnt den Plan ab.", 33.33),
        ("de", "Drei Viertel der Häuser in Ardel brannten ab.", 75.0),
        ("fr", "La moitié des maisons de Sorrin a brûlé.", 50.0),
        ("es", "Tres cuartas partes de los votos de Ardel fueron nulas.", 75.0),
        ("it", "Due terzi dei voti di Ardel sono nulli.", 66.67),
        ("pt", "Um terço dos eleitores de Ardel votou.", 33.33),
        ("nl", "De helft van de huizen in Ardel staat leeg.", 50.0),
    ] {
        let figures = figures(text, language);
        let value = figures.first().unwrap_or_else(|| panic!("no figure in {text}"));
        assert_eq!((value.low, value.measures.as_str()), (Some(percent), "share"), "{text}");
    }
}

#[test]
fn open_bounds_are_read_in_every_wording() {
    use Qualifier::{About, AtLeast, AtMost, MoreThan};
    for (words, low, high, qualifier) in [
        ("Upwards of 300 people", Some(301.0), None, MoreThan),
        ("North of 300 people", Some(301.0), None, MoreThan),
        ("In excess of 300 people", Some(301.0), None, MoreThan),
        ("No fewer than 300 people", Some(300.0), None, AtLeast),
        ("Not more than 300 people", None, Some(300.0), AtMost),
        ("300 or more people", Some(300.0), None, AtLeast),
        ("300+ people", Some(300.0), None, AtLeast),
        ("300 people and counting", Some(300.0), None, AtLeast),
        ("300 or so people", Some(300.0), Some(300.0), About),
        ("~300 people", Some(300.0), Some(300.0), About),
    ] {
        let text = format!("{words} signed the petition in Ardel in 2021, the mayor said.");
        assert_eq!(bounds(&text, words), (low, high, qualifier), "{text}");
    }
}

#[test]
fn two_alternatives_are_a_range_and_limits_have_many_words() {
    for (words, low, high) in [
        ("Three or four houses", Some(3.0), Some(4.0)),
        ("40 or 50 houses", Some(40.0), Some(50.0)),
        ("A couple of dozen houses", Some(24.0), Some(36.0)),
        ("At the very least 40 houses", Some(40.0), None),
        ("Five or six hundred houses", Some(500.0), Some(600.0)),
        ("Not even 30 houses", None, Some(29.0)),
    ] {
        let text = format!("{words} burned in Ardel in 2021, the police said.");
        assert_eq!(first(&text, "en"), (low, high), "{text}");
    }
    let text = "The stock in Ardel must not exceed 240 tonnes of coal, the permit says.";
    assert_eq!(first(text, "en"), (None, Some(240.0)));
    let text = "Some 54pc of voters in Ardel stayed at home, the board said.";
    assert_eq!(figures(text, "en").first().map(|v| v.measures.as_str()), Some("share"));
}

#[test]
fn hours_and_list_numbers_and_group_names_are_no_figures() {
    for (text, count) in [
        ("At 0530 hours 14 lorries crossed the line near Ardel, the army said.", 1),
        ("The blackout in Ardel lasted from 6 to 9 p.m. and hit 3,000 homes.", 1),
        ("2. All 300 prisoners in Ardel are freed.", 1),
        ("The Gang of Four met 60 envoys in Ardel in 1980, the museum says.", 1),
        ("Doctors in Ardel treated from 14 to 20 patients on Monday.", 1),
    ] {
        assert_eq!(figures(text, "en").len(), count, "{text}");
    }
    let text = "The garrison in Ardel numbers 300 at most, the envoy said.";
    assert_eq!(first(text, "en"), (None, Some(300.0)));
}

#[test]
fn letters_of_a_currency_may_touch_the_amount() {
    for (words, money, amount) in [
        ("EUR900m", "euros", 900e6),
        ("USD1.2bn", "US dollars", 1.2e9),
        ("Rs45,000 crore", "rupees", 450e9),
        ("KSh4.2bn", "Kenyan shillings", 4.2e9),
        ("N500m", "naira", 500e6),
        ("R1.3 billion", "rand", 1.3e9),
        ("CHF15,000", "Swiss francs", 15e3),
    ] {
        let text = format!("The bridge in Ardel cost {words}, the auditors found.");
        let found = figures(&text, "en");
        let value = (found[0].text.as_str(), found[0].unit.as_deref(), found[0].low);
        assert_eq!(value, (words, Some(money), Some(amount)), "{text}");
    }
    // Letters and digits of a name.
    let text = "The clinic in Ardel ordered 300 N95 masks and a P3 laboratory.";
    assert_eq!(figures(text, "en").len(), 1, "{text}");
}

#[test]
fn magnitudes_points_and_resolutions_are_read_as_such() {
    for (text, words, measures, number) in [
        ("A magnitude 6.1 earthquake shook Ardel on Sunday.", "6.1", "magnitude", 6.1),
        ("A 7.3-magnitude earthquake shook Ardel on Sunday.", "7.3-magnitude", "magnitude", 7.3),
        ("The bank of Ardel cut rates by a quarter of a point.", "a quarter of a point", "percentage points", 0.25),
        (
            "The bank of Ardel raised rates by half a percentage point.",
            "half a percentage point",
            "percentage points",
            0.5,
        ),
    ] {
        let found = figures(text, "en");
        let value = found.iter().find(|v| v.text == words);
        assert_eq!(value.map(|v| (v.measures.as_str(), v.low)), Some((measures, Some(number))), "{text}");
    }
    let text = "The film about Ardel cost $2 million and was shot in 4K.";
    assert_eq!(figures(text, "en").len(), 1, "{text}");
    let text = "The screen sold in Ardel has a resolution of 1920 x 1080 pixels.";
    assert_eq!(figures(text, "en").iter().filter_map(|v| v.low).collect::<Vec<_>>(), [1920.0, 1080.0]);
    let text = "Gales gusting to 130 km/h tore off roofs in Ardel.";
    assert_eq!(first(text, "en"), (None, Some(130.0)));
}

#[test]
fn the_last_of_a_list_may_be_one_and_a_couple_two_or_three() {
    let text = "The survey covered 14 schools: nine in Ardel, four in Sorrin and one in Velsk.";
    assert_eq!(figures(text, "en").iter().filter_map(|v| v.low).collect::<Vec<_>>(), [14.0, 9.0, 4.0, 1.0]);
    let text = "A couple of other villages near Ardel were cut off, the governor said.";
    assert_eq!(first(text, "en"), (Some(2.0), Some(3.0)));
    let text = "One in 12 children under five in Ardel is ill, the survey found.";
    assert_eq!(figures(text, "en").last().map(|v| (v.measures.clone(), v.high)), Some(("age".to_owned(), Some(4.0))));
}

#[test]
fn a_figure_that_is_reached_or_passed_is_no_upper_bound() {
    for (text, words, expected) in [
        ("The death toll in Ardel has gone up to 112, the ministry said.", "112", (Some(112.0), Some(112.0))),
        ("The number of injured in Ardel has shot up to 76, medics said.", "76", (Some(76.0), Some(76.0))),
        ("The hall in Ardel holds up to 400 people, its owner said.", "up to 400 people", (None, Some(400.0))),
        ("Cholera deaths in Ardel have crossed the 500-mark, the clinic said.", "crossed the 500", (Some(500.0), None)),
        ("The toll in Ardel jumped past 300 overnight, rescuers said.", "past 300", (Some(301.0), None)),
    ] {
        let (low, high, _) = bounds(text, words);
        assert_eq!((low, high), expected, "{text}");
    }
    let text = "The top 5 lenders in Ardel cut 900 jobs in 2021, the union said.";
    assert!(figures(text, "en").iter().all(|v| v.high.is_some()), "{text}");
    assert_eq!(first("The flood near Ardel destroyed １２，６００ homes, the agency said.", "en").0, Some(12_600.0));
}
