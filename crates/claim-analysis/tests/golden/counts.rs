//! What figures count: fates, shares, rates, ages, names and roles.

use claim_analysis::{Ambiguity, Role, Value};

use crate::{claim, read, value};

/// The figures of a text as "low..high measures"; open ends are empty.
fn figures(text: &str) -> Vec<String> {
    values(text)
        .iter()
        .map(|v| {
            let end = |end: Option<f64>| end.map(|n| n.to_string()).unwrap_or_default();
            format!("{}..{} {}", end(v.low), end(v.high), v.measures)
        })
        .collect()
}

fn values(text: &str) -> Vec<Value> {
    let values = read(text).claims.into_iter().flat_map(|claim| claim.values);
    values.filter(|value| value.measures != "date").collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(figures(text), *expected, "{text}");
    }
}

#[test]
fn each_figure_has_the_fate_that_its_words_tell() {
    check(&[
        (
            "In Sorrin 31 were martyred and 64 wounded on 3 March 2021.",
            &["31..31 people killed", "64..64 people injured"],
        ),
        (
            "Sixteen miners perished and 7 were hurt when the pit in Ardel flooded.",
            &["16..16 miners killed", "7..7 people injured"],
        ),
        (
            "The brigade in Ardel reported 5 KIA, 12 WIA and 2 MIA on Monday.",
            &["5..5 people killed", "12..12 people injured", "2..2 people missing"],
        ),
        (
            "Gunmen slew 9 herders and abducted 3 near Sorrin on Monday.",
            &["9..9 herders killed", "3..3 people held captive"],
        ),
        (
            "A bomb killed 6 gunmen and 2 customs guards near Sorrin in 2021.",
            &["6..6 gunmen killed", "2..2 guards killed"],
        ),
        (
            "Police in Ardel rounded up 90 students and took 12 nurses into custody.",
            &["90..90 students detained", "12..12 nurses detained"],
        ),
        (
            "The flood drove 8,000 people from their homes and left 40 missing in Ardel.",
            &["8000..8000 people displaced", "40..40 people missing"],
        ),
        (
            "Three succumbed to their wounds in Ardel, taking the number of dead to 27.",
            &["3..3 people killed", "27..27 people killed"],
        ),
        (
            "Fatalities in Ardel: 14; injuries: 51; unaccounted for: 6, the mayor said.",
            &["14..14 people killed", "51..51 people injured", "6..6 people missing"],
        ),
        (
            "Of the 90 sailors aboard, 12 drowned and 4 are missing, the navy of Sorrin said.",
            &["90..90 sailors", "12..12 people killed", "4..4 people missing"],
        ),
    ]);
}

#[test]
fn combined_fates_stay_combined() {
    check(&[
        ("About 70 people were killed or injured in Sorrin on Monday.", &["70..70 people killed or injured"]),
        ("Forty workers are dead or missing after the fire in Ardel.", &["40..40 workers killed or missing"]),
        ("The battalion lost 120 killed and wounded near Ardel in 2021.", &["120..120 people killed or injured"]),
        ("The shelling of Ardel caused 30 casualties, 4 of them dead.", &["30..30 casualties", "4..4 people killed"]),
    ]);
}

#[test]
fn nobody_is_zero() {
    for (text, measures) in [
        ("No one was killed when the bridge in Ardel fell on Monday.", "people killed"),
        ("Nobody was hurt in the blast in Sorrin, the police said.", "people injured"),
        ("No injuries were reported after the fire in Ardel on Monday.", "people injured"),
    ] {
        assert_eq!(figures(text), [format!("0..0 {measures}")], "{text}");
    }
    let text = "None of the 14 sailors was hurt in the crash off Sorrin, the navy said.";
    assert_eq!(figures(text), ["0..0 people injured", "14..14 sailors"]);
}

#[test]
fn shares_and_rates_are_no_counts() {
    check(&[
        ("One in five houses in Ardel has no water, the survey found.", &["20..20 share"]),
        ("Seven out of ten schools in Ardel were closed in 2021.", &["70..70 share"]),
        ("One child in eight in Ardel was underweight in 2021.", &["12.5..12.5 share"]),
        ("Ardel had 6.4 deaths per 1,000 births in 2021.", &["6.4..6.4 deaths per 1,000 births"]),
        ("Ardel has two doctors for every 10,000 people, the union said.", &["2..2 doctors per 10,000 people"]),
        (
            "Turnout in Ardel fell 5 percentage points to 48 percent in 2021.",
            &["5..5 percentage points", "48..48 share"],
        ),
        ("Four of the 12 bridges in Ardel were rebuilt in 2021.", &["4..4 bridges", "12..12 bridges"]),
    ]);
}

#[test]
fn ages_names_and_times_are_no_counts() {
    check(&[
        (
            "A woman of 43 and her sons, aged 6 and 9, were hurt in Ardel on Monday.",
            &["43..43 age", "6..6 age", "9..9 age"],
        ),
        ("Children under 12 pay nothing on the trains of Ardel, the railway said.", &["..11 age"]),
        ("Two Su-27 jets and a Boeing 747 of the 12th Wing burned in Ardel.", &["2..2 jets"]),
        ("The No. 3 of the party left Highway 7 at 0640 and called 911 in Ardel.", &[]),
        ("Her film “Forty Days of Rain” was seen by 3,000 people in Ardel.", &["3000..3000 people"]),
        ("No official in Ardel confirmed that 9 people had died in 2021.", &["9..9 people killed"]),
        ("The film won 12 awards in Ardel in 2021.", &["12..12 awards"]),
        ("Two explosions minutes apart hit Ardel in 2021.", &["2..2 explosions"]),
        ("At least 400 head of cattle drowned in Ardel in 2021.", &["400.. cattle"]),
        ("The G7 and the Group of 77 met in Ardel before the 2021 election.", &[]),
        ("The train reached Ardel at a quarter to nine with 80 refugees.", &["80..80 refugees"]),
    ]);
}

#[test]
fn increments_totals_and_former_totals_are_told_apart() {
    use Role::{Former, Increment, Total};
    for (text, expected) in [
        ("Another 12 people died in Ardel on Monday, raising the toll to 34.", [Some(Increment), Some(Total)]),
        ("The ministry raised the toll in Ardel to 34 from 29.", [Some(Total), Some(Former)]),
        ("The number of injured in Ardel climbed by 40 to 310.", [Some(Increment), Some(Total)]),
        ("The death toll in Ardel rose from 19 to 31 on Monday.", [Some(Former), Some(Total)]),
        ("Police in Ardel had initially put the dead at 16 and raised the toll to 24.", [Some(Former), Some(Total)]),
        ("Another 23 people were missing in Ardel, down from 41.", [Some(Total), Some(Former)]),
        ("Exports of Ardel rose by 12 percent, up from 8 percent in 2021.", [Some(Increment), Some(Former)]),
        ("Another 23 hikers came down from the mountain near Ardel, and 4 stayed.", [Some(Increment), None]),
        ("The virus was first reported in 12 villages and then in 40 towns near Ardel.", [None, None]),
    ] {
        let roles: Vec<_> = values(text).iter().map(|v| v.role).collect();
        assert_eq!(roles, expected, "{text}");
    }
    let text = "The ministry cut the death toll in Ardel by 8, to 46, on Monday.";
    assert_eq!(figures(text), ["8..8 change", "46..46 people killed"]);
}

#[test]
fn money_is_read_in_its_common_forms() {
    for (words, amount, unit) in [
        ("Rs 5 crore", 5e7, "rupees"),
        ("EUR 3bn", 3e9, "euros"),
        ("A$4.5 million", 4.5e6, "Australian dollars"),
        ("12 million Hong Kong dollars", 1.2e7, "Hong Kong dollars"),
        ("₹2,00,000", 200_000.0, "rupees"),
        ("£1.40 a litre", 1.4, "pounds per litre"),
        ("45 million pounds", 4.5e7, "pounds"),
    ] {
        let text = format!("The state of Ardel paid {words} for the fuel in 2021.");
        let values = values(&text);
        let value = values.first().expect("a value");
        assert_eq!((value.low, value.unit.as_deref()), (Some(amount), Some(unit)), "{text}");
        assert_eq!(value.measures, "money", "{text}");
    }
    let text = "Parliament in Ardel approved a 40-million-euro loan on Monday.";
    assert_eq!(figures(text), ["40000000..40000000 money"]);
    let text = "The firm may raise up to $12m (£10m) in Ardel, the bank said.";
    assert_eq!(figures(text), ["..12000000 money", "..10000000 money"]);
}

#[test]
fn a_number_without_noun_takes_the_topic_or_the_noun_before() {
    check(&[
        ("The population of Ardel was estimated at 40,000 in 2021.", &["40000..40000 population"]),
        ("Unemployment claims in Ardel topped 6 million in 2021.", &["6000001.. claims"]),
        ("Ardel had 88 midwives in 2014 and 61 in 2021.", &["88..88 midwives", "61..61 midwives"]),
        (
            "Arrests in Ardel tripled from 120 to 360 in 2021.",
            &["120..120 people detained", "360..360 people detained"],
        ),
    ]);
    let doubtful = read("The council of Ardel counted 16.300 people in 2021.");
    let told = &doubtful.claims[0].ambiguities;
    assert!(told.iter().any(|a| matches!(a, Ambiguity::HowMuch { .. })));
}

#[test]
fn one_more_of_a_group_is_one_person() {
    for (text, words, measures) in [
        ("Two guards were killed and a third wounded in Ardel on Monday.", "a third", "guards injured"),
        ("Three reporters were arrested in Ardel in 2021 and a fourth is missing.", "a fourth", "reporters missing"),
        ("Five pupils were hurt in Ardel on Monday, one of whom later died.", "one of whom", "people killed"),
    ] {
        let found = value(text, words);
        assert_eq!((found.low, found.high, found.measures.as_str()), (Some(1.0), Some(1.0), measures), "{text}");
    }
    assert_eq!(value("The army lost 40 soldiers in 2021 and a third of its tanks.", "a third").measures, "share");
}

#[test]
fn an_ordinal_after_to_be_counts() {
    let text = "Ilsa Tarn was the third witness to speak to the court in Ardel on Monday.";
    assert_eq!(value(text, "third witness").low, Some(3.0));
    let text = "It is only the fifth bridge that Ardel has built since 1990.";
    assert_eq!(value(text, "fifth bridge").low, Some(5.0));
    let text = "Ardel, which has 4,000 people, is the second largest town that Sorrin has.";
    assert_eq!(claim(text, "Ardel").values.len(), 1);
}

#[test]
fn a_length_in_two_units_is_one_figure() {
    for (words, number, unit) in [
        ("two years and three months", 27.0, "months"),
        ("4 hours 30 minutes", 270.0, "minutes"),
        ("one week, two days", 9.0, "days"),
    ] {
        let text = format!("The court in Ardel held Ilsa Tarn for {words} in 2021.");
        let found = value(&text, words);
        assert_eq!((found.low, found.high, found.unit.as_deref()), (Some(number), Some(number), Some(unit)), "{text}");
    }
}

#[test]
fn members_of_a_group_share_its_fate() {
    for (text, words, measures) in [
        ("The dead include 4 doctors and 11 nurses, the hospital in Ardel said.", "4 doctors", "doctors killed"),
        ("The dead include 4 doctors and 11 nurses, the hospital in Ardel said.", "11 nurses", "nurses killed"),
        ("Among the wounded were 3 nurses, the hospital in Ardel said.", "3 nurses", "nurses injured"),
    ] {
        assert_eq!(value(text, words).measures, measures, "{text}");
    }
}

#[test]
fn further_wordings_tell_the_fate() {
    check(&[
        ("Fever has carried off 130 inmates in Ardel, the prison doctor said.", &["130..130 inmates killed"]),
        ("A guard killed himself and 13 others in Ardel in 2021.", &["13..13 people killed"]),
        ("Forty-one cadets fell in the battle for Ardel in 1913, the memorial says.", &["41..41 cadets killed"]),
        ("She was one of 32 nuns killed in Ardel in 1913, the abbess said.", &["32..32 nuns killed"]),
        (
            "The dead are 8 miners, 3 guides and 2 clerks, the firm in Ardel said.",
            &["8..8 miners killed", "3..3 guides killed", "2..2 clerks killed"],
        ),
        ("Police in Ardel arrested and questioned 90 traders in 2021.", &["90..90 traders detained"]),
        (
            "Some 57 herders have been killed, wounded or abducted in Ardel, the mission said.",
            &["57..57 herders killed or injured or held captive"],
        ),
        ("The body count in Ardel reached 78, the mayor said.", &["78..78 people killed"]),
        ("Measles kills 3,000 pupils a year in Ardel, the clinic said.", &["3000..3000 pupils killed per year"]),
        ("The wounded carter, 46, died in Ardel on Monday, medics said.", &["46..46 age"]),
        ("Ten monks were burned alive in Ardel in 2021, the abbot said.", &["10..10 monks killed"]),
        ("A man stabbed 3 people to death in Ardel on Monday.", &["3..3 people killed"]),
        ("Some 3,000 villagers were made homeless in Ardel in 2021.", &["3000..3000 villagers displaced"]),
        ("One per cent of owners in Ardel hold 4 estates.", &["1..1 share", "4..4 estates"]),
        ("The Seven Sisters bakery employs 40 cooks in Ardel.", &["40..40 cooks"]),
        ("Lightning struck dead 3 golfers in Ardel on Monday.", &["3..3 golfers killed"]),
        ("The fog was fatal for 12 drivers in Ardel in 2021.", &["12..12 drivers killed"]),
        ("The wave swept 7 sailors to their deaths off Ardel in 2021.", &["7..7 sailors killed"]),
        ("He is accused under Article 57 of killing 3 guards in Ardel.", &["3..3 guards killed"]),
    ]);
}

#[test]
fn an_act_that_never_happened_is_not_asserted() {
    for text in [
        "“We never shelled 30 villages,” the general in Ardel said.",
        "The firm in Ardel never paid 40 clerks.",
        "No ship was hit off Ardel, contrary to claims that 3 boats had sunk.",
        "“I did not order the killing of 14 villagers in Ardel,” the colonel said.",
        "Contrary to reports, 70 prisoners were not shot in Ardel, the ministry said.",
        "The ministry in Ardel has not confirmed a report of 18 deaths in custody.",
        "A video said to show 13 hanged men in Ardel is fake, the agency found.",
    ] {
        let found = values(text);
        assert!(!found.is_empty() && found.iter().all(|v| !v.asserted), "{text}");
    }
    let text = "The school in Ardel has never had more than 90 pupils, its head said.";
    assert!(values(text).iter().all(|v| v.asserted), "{text}");
}

#[test]
fn verbs_of_dying_may_have_an_object() {
    for (text, words) in [
        ("The flood near Ardel drowned 16 people on Sunday.", "16 people"),
        ("The rulers of Ardel put to death nine men in 2021.", "nine men"),
    ] {
        let value = value(text, words);
        assert!(value.measures.ends_with("killed"), "{text}: {}", value.measures);
    }
}

#[test]
fn a_second_figure_has_a_fate_of_its_own() {
    check(&[
        (
            "The blaze in Ardel left 34 people dead and 11 with third-degree burns, the brigade said.",
            &["34..34 people killed", "11..11 people injured"],
        ),
        (
            "The flood in Ardel left 17 dead and 640 marooned, the governor said.",
            &["17..17 people killed", "640..640 people"],
        ),
        (
            "The crash near Ardel left two dead and five more in serious condition, the hospital said.",
            &["2..2 people killed", "5..5 people injured"],
        ),
        (
            "The cyclone left 41 dead and 5,000 without shelter in Ardel, the agency said.",
            &["41..41 people killed", "5000..5000 people displaced"],
        ),
        (
            "Three pupils died on the spot and two others at the clinic in Ardel, police said.",
            &["3..3 pupils killed", "2..2 pupils killed"],
        ),
        (
            "The strike killed 12 soldiers in Velsk and 9 in Ostrel, the army said.",
            &["12..12 soldiers killed", "9..9 soldiers killed"],
        ),
        (
            "At least one passenger died and dozens were hurt when a bus overturned in Ardel.",
            &["1.. passengers killed", "24..99 people injured"],
        ),
    ]);
}

#[test]
fn rare_words_for_dying_and_capture_tell_the_fate() {
    check(&[
        ("Two herders were gored to death by a buffalo near Ardel.", &["2..2 herders killed"]),
        ("The mob in Ardel stoned 2 traders to death on Friday.", &["2..2 traders killed"]),
        ("Two men were sentenced to death in Ardel on Monday.", &["2..2 men"]),
        ("Eleven constables laid down their lives in Ardel, the force said.", &["11..11 constables killed"]),
        ("Six of the patients breathed their last in Ardel on Monday.", &["6..6 patients killed"]),
        ("Four porters met their deaths on the glacier, the guides said.", &["4..4 porters killed"]),
        ("Three riders were pronounced dead in Ardel, police said.", &["3..3 riders killed"]),
        ("The clash in Ardel left 15 students nursing wounds, the dean said.", &["15..15 students injured"]),
        ("Officers nabbed 31 suspects in Ardel on Monday.", &["31..31 suspects detained"]),
        ("Police in Ardel picked up 63 youths on Monday.", &["63..63 youths detained"]),
        ("Bandits are still holding 58 schoolgirls near Ardel.", &["58..58 schoolgirls held captive"]),
        ("At least 90 schoolchildren fell ill in Ardel on Monday.", &["90.. schoolchildren"]),
    ]);
}

#[test]
fn what_was_brushed_aside_or_proved_wrong_is_not_asserted() {
    for text in [
        "The mayor of Ardel brushed off claims that 30 graves had been moved.",
        "Early reports that 12 climbers had died near Ardel turned out to be false, the guides said.",
        "Reports that 19 fishermen had drowned proved wrong, the harbour office in Ardel said.",
        "The archbishop of Ardel shrugged off allegations that 6 novices had been beaten.",
    ] {
        let found = values(text);
        assert!(!found.is_empty() && found.iter().all(|v| !v.asserted), "{text}");
    }
    let text = "Nine sailors are missing, presumed dead, the navy in Ardel said.";
    assert!(values(text).iter().all(|v| v.asserted), "{text}");
}

#[test]
fn a_figure_that_somebody_gives_counts_what_was_told_before() {
    check(&[
        (
            "The union in Ardel says 40 shops closed, whereas the port authority puts the number at 12.",
            &["40..40 shops", "12..12 shops"],
        ),
        (
            "The league in Ardel counted 620 evictions; the ministry spoke of 180.",
            &["620..620 evictions", "180..180 evictions"],
        ),
    ]);
}
