//! Claimants, voices and reporting verbs.

use claim_analysis::{Attribution, Voice};

use crate::{claim, read, speaker};

#[test]
fn speakers_are_found_before_and_after_the_statement() {
    let text = "Ilia Doran told the Herald that 300 homes were flooded in Ardel.";
    assert_eq!(speaker(text, "Ilia").as_deref(), Some("Ilia Doran"));
    let text = "“The army shelled 12 villages on Monday,” said Ilia Doran, a spokesman for the governor.";
    let found = claim(text, "“The army");
    assert_eq!(found.attribution.claimant.as_deref(), Some("Ilia Doran"));
    assert_eq!(found.attribution.voice, Voice::Direct);
    assert_eq!(found.attribution.verb.as_deref(), Some("said"));
    let text = "Some 300 homes were flooded in Ardel, according to the Ministry of the Interior.";
    assert_eq!(speaker(text, "Some 300").as_deref(), Some("Ministry of the Interior"));
}

#[test]
fn passive_and_nominal_speech_is_attributed() {
    let text = "The raid on 3 March was condemned by the Sorrin Red Cross, which counted 30 dead.";
    assert_eq!(speaker(text, "The raid").as_deref(), Some("Sorrin Red Cross"));
    let text = "‘Ardel’s soldiers crossed the border on 3 March and burned 40 houses’, read the ministry’s statement.";
    assert_eq!(speaker(text, "‘Ardel’s").as_deref(), Some("ministry"));
}

#[test]
fn pronouns_and_surnames_resolve_to_the_full_name() {
    let text = "Ilia Doran said the dam in Sorrin broke on Monday. He added that 40 people were killed. Doran said 12 villages were flooded.";
    assert_eq!(speaker(text, "He added").as_deref(), Some("Ilia Doran"));
    assert!(claim(text, "He added").statement.starts_with("[Ilia Doran] added"));
    assert_eq!(speaker(text, "Doran said").as_deref(), Some("Ilia Doran"));
}

#[test]
fn a_name_that_describes_a_thing_is_no_person() {
    let text = "Ilia Doran told the Herald that 300 homes were flooded in Ardel.\n\n\
        Sorrin Highland rights would be kept until 2027, he said. He added that 12 villages were cut off.";
    for start in ["Sorrin Highland", "He added"] {
        assert_eq!(speaker(text, start).as_deref(), Some("Ilia Doran"), "{start}");
    }
    let text =
        "When Ilia Doran, a surgeon at the Sorrin Royal Infirmary, opened the ward, he said 40 people were treated.";
    assert_eq!(speaker(text, "When").as_deref(), Some("Ilia Doran"));
}

#[test]
fn a_preposition_may_be_part_of_the_words_for_a_speaker() {
    for (text, expected) in [
        (
            "The Sorrin Institute on Water Quality said 300 wells were closed in 2021.",
            "Sorrin Institute on Water Quality",
        ),
        (
            "Some 300 wells were closed in 2021, according to the Commission against Corruption.",
            "Commission against Corruption",
        ),
        ("A person familiar with the sale said Ardel will pay $40 million in 2025.", "person familiar with the sale"),
        (
            "The bank was sold for $3 million, according to several people briefed on the talks.",
            "several people briefed on the talks",
        ),
    ] {
        let start: String = text.chars().take(10).collect();
        assert_eq!(claim(text, &start).attribution.claimant.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_role_resolves_to_the_name() {
    let text = "President Ilia Doran visited Sorrin on Monday. The president said 40 people had been killed there.";
    assert_eq!(speaker(text, "The president").as_deref(), Some("Ilia Doran"));
    let text = "The Sorrin Ministry of Health closed 12 wards on Monday. The ministry said 300 patients were moved.";
    assert!(speaker(text, "The ministry").is_some());
}

#[test]
fn he_is_ambiguous_between_two_people() {
    let text = "Ilia Doran met Piet Hallow in Sorrin on Monday. He said 40 people had been killed.";
    let found = claim(text, "He said");
    assert!(found.ambiguities.iter().any(|a| a.to_string().contains("He")), "{:?}", found.ambiguities);
    assert!(found.statement.starts_with("He said"));
}

#[test]
fn a_quotation_keeps_its_speaker_across_paragraphs() {
    let text = "“The army shelled 12 villages on Monday. It killed 40 people in Sorrin,” said Ilia Doran.\n\n“They burned 300 houses in March 2021.”";
    for start in ["“The army", "It killed", "“They burned"] {
        assert_eq!(speaker(text, start).as_deref(), Some("Ilia Doran"), "{start}");
    }
    assert!(claim(text, "“They").statement.starts_with("[Ilia Doran:]"));
}

#[test]
fn a_name_before_an_aside_is_the_speaker() {
    let text = "Piet Hallow, whose farm lies in the valley, said the army took 40 cows in March 2021.";
    assert_eq!(speaker(text, "Piet").as_deref(), Some("Piet Hallow"));
    let text = "The foreign ministry spokesman, Piet Hallow, said 40 soldiers had crossed the river.";
    assert_eq!(speaker(text, "The foreign").as_deref(), Some("Piet Hallow"));
}

#[test]
fn nouns_are_not_reporting_verbs() {
    let text = "The report examined 18 strikes which killed 40 civilians in Sorrin.";
    assert_ne!(claim(text, "The report").attribution.verb.as_deref(), Some("report"));
    let text = "Hundreds of people claiming to be farmers blocked the road to Sorrin in 2020.";
    assert_eq!(claim(text, "Hundreds").attribution, Attribution { claimant: None, voice: Voice::Article, verb: None });
}

#[test]
fn relative_clauses_and_titles_do_not_hide_the_speaker() {
    let text = "But economists who reviewed the plan said its authors had counted 300 jobs twice.";
    assert_eq!(speaker(text, "But economists").as_deref(), Some("economists"));
    let text = "“We closed three libraries in 2021,” said council member Roy Tamm, who voted against.";
    assert_eq!(speaker(text, "“We closed").as_deref(), Some("Roy Tamm"));
    let text = "A study commissioned by the council found that 600 jobs were lost in Sorrin in 2021.";
    assert_eq!(speaker(text, "A study").as_deref(), Some("study"));
}

#[test]
fn the_author_of_a_report_is_the_claimant() {
    let text = "A Red Lantern Watch report examined 18 strikes which killed 40 civilians in Sorrin.";
    assert_eq!(speaker(text, "A Red").as_deref(), Some("Red Lantern Watch"));
    let text = "An Ardel University study found that 600 jobs were lost in Sorrin in 2021.";
    assert_eq!(speaker(text, "An Ardel").as_deref(), Some("Ardel University"));
    let text = "Some 600 jobs were lost in Sorrin in 2021, according to a Velk Institute survey.";
    assert_eq!(speaker(text, "Some 600").as_deref(), Some("Velk Institute"));
    let text = "A national survey found that 600 jobs were lost in Sorrin in 2021.";
    assert_eq!(speaker(text, "A national").as_deref(), Some("national survey"));
}

#[test]
fn a_possessive_report_resolves_to_its_author() {
    let text =
        "Armed observers reached Sorrin on Monday. More than 40 strikes hit the valley, their first report says.";
    let found = claim(text, "More than");
    assert_eq!(found.attribution.claimant.as_deref(), Some("armed observers"));
    assert!(found.statement.ends_with("valley, [armed observers’] first report says."), "{}", found.statement);
    let text = "The Sorrin Water Council met on Monday. In 2023 the valley lost 40 wells, its latest report says.";
    assert_eq!(speaker(text, "In 2023").as_deref(), Some("Sorrin Water Council"));
    let text = "Armed observers and aid officials reached Sorrin. More than 40 strikes hit the valley, their first report says.";
    let found = claim(text, "More than");
    assert_eq!(found.attribution.claimant.as_deref(), Some("report"));
    assert!(found.ambiguities.iter().any(|a| a.to_string().contains("their first report")));
}

#[test]
fn a_body_keeps_its_full_name() {
    let text = "The Karvian Ministry of Foreign Affairs said on Monday that 12 people had been detained. The \
        ministry added that 3 of them were minors.";
    let body = Some("Karvian Ministry of Foreign Affairs".to_owned());
    assert_eq!(speaker(text, "The Karvian"), body);
    assert_eq!(speaker(text, "The ministry"), body);
    let text = "Ministry of Health spokesman Ardis Bren said on Monday that 12 people had been killed.";
    assert_eq!(speaker(text, "Ministry"), Some("Ardis Bren".to_owned()));
}

#[test]
fn less_common_forms_of_speech_are_attributed() {
    for (text, name, verb) in [
        (
            "Talks ended on 3 May 2021, with the Karvian foreign ministry saying that 12 people had been detained.",
            "Karvian foreign ministry",
            "saying",
        ),
        (
            "Ardis Bren, who owns two mines, also made a statement that 40 workers had been killed in 2021.",
            "Ardis Bren",
            "made",
        ),
    ] {
        let found = read(text).claims;
        let said = &found[0].attribution;
        assert_eq!((said.claimant.as_deref(), said.verb.as_deref()), (Some(name), Some(verb)), "{text}");
    }
}

#[test]
fn two_speakers_in_one_sentence_get_their_own_claims() {
    let text = "Karvia says that 400 trucks a day pass through Sorrin, while Velland accuses Karvia of blocking \
        the road since 12 December 2022.";
    let found = read(text).claims;
    let said: Vec<_> = found.iter().map(|c| c.attribution.claimant.as_deref()).collect();
    assert_eq!(said, [Some("Karvia"), Some("Velland")], "{found:#?}");
    assert!(found[1].statement.starts_with("Velland accuses Karvia"));

    // One speaker in both clauses.
    let text = "Mara Velk said that 12 people had died, and that the police had counted 40 wounded.";
    assert!(read(text).claims.iter().all(|c| c.attribution.claimant.as_deref() == Some("Mara Velk")));
}

#[test]
fn rows_of_a_list_have_the_speaker_that_the_list_names() {
    for (text, name) in [
        ("Figures from the health ministry of Ardel:\n- 63 killed\n- 140 injured", "health ministry of Ardel"),
        ("The coast guard gave this toll:\n\n• 63 dead\n• 140 hurt", "coast guard"),
        ("Losses, as counted by the Relief Council:\n1) 63 houses\n2) 12 bridges", "Relief Council"),
        ("The toll in Ardel:\n- 63 killed\n- 17 missing, according to the mayor", "mayor"),
        ("Killed: 63\nInjured: 140\n\nSource: Ardel police", "Ardel police"),
    ] {
        for claim in read(text).claims {
            assert_eq!(claim.attribution.claimant.as_deref(), Some(name), "{text}");
        }
    }
    let text = "The toll in Ardel:\n- 63 killed\n- 140 injured";
    assert!(read(text).claims.iter().all(|claim| claim.attribution.claimant.is_none()));
}

#[test]
fn a_detached_possessive_opens_no_quotation() {
    let text = "The airline of Ardel will buy 30 of Sorrin 's jets, executives of both companies announced Wednesday.";
    assert_eq!(speaker(text, "The airline").as_deref(), Some("executives of both companies"));
    let text = "The guard said ‘12 men left’ and Ardel 's mayor counted 14.";
    assert_eq!(speaker(text, "The guard").as_deref(), Some("guard"));
}

#[test]
fn an_age_stands_for_the_person_named_before() {
    let text = "Mara Velk runs the port of Ardel. The 61-year-old said that traffic had fallen by 12 percent.";
    assert_eq!(speaker(text, "The 61").as_deref(), Some("Mara Velk"));
}

#[test]
fn a_body_is_not_taken_for_another_name_with_the_same_last_word() {
    let text = "The Ferrymen Union Velmar struck on Monday. Members have until June 28 to vote, the union said.\n\n\
        Census Velmar counted 40,000 lost hours.";
    assert_eq!(speaker(text, "Members").as_deref(), Some("union"));
    let text =
        "Secretary of State Ilsa Tarn warned of floods on Friday. The dam cost 40 million euros, the company said.";
    assert_eq!(speaker(text, "The dam").as_deref(), Some("company"));
}

#[test]
fn he_is_no_woman_and_she_no_man() {
    let text = "“The road took nine fields,” Mr Jonas Reed says.\n\nIn the yard sits Ilsa Tarn with 14 letters. \
        Two were answered, she says.";
    assert_eq!(speaker(text, "Two were").as_deref(), Some("Ilsa Tarn"));
}

#[test]
fn more_verbs_name_their_speaker() {
    for (text, name) in [
        (
            "The Friends of the Sorrin Library point out that it was shut for 14 weeks in 2019.",
            "Friends of the Sorrin Library",
        ),
        ("The Tarn Institute attributes a fall of 3 per cent in exports to the embargo.", "Tarn Institute"),
        (
            "The port authority of Ardel, by its own account, took 19 days to close the bridge.",
            "port authority of Ardel",
        ),
        ("The guards left at noon, the complaint states, and came back with 14 rifles.", "complaint"),
        ("A new species lives at depths of 900 metres, divers report in a journal.", "divers"),
        ("Council clerk Dara Were said 40 men came to the hall in Ardel.", "Dara Were"),
        ("The ferry sank with 40 crates of fruit on Monday, harbour records show.", "harbour records"),
    ] {
        let found = read(text).claims.first().and_then(|c| c.attribution.claimant.clone());
        assert!(found.as_deref().is_some_and(|found| found.contains(name)), "{text}: {found:?}");
    }
}

#[test]
fn it_is_the_body_of_the_sentence_before() {
    let text = "The Watch for Open Rivers put the number of dead fish in May at 2,110. It had counted 1,380 in April.";
    assert_eq!(speaker(text, "It had").as_deref(), Some("Watch for Open Rivers"));
}

#[test]
fn what_is_no_speaker() {
    for text in [
        "OSLO: Thirty-one sailors drowned off the coast on Monday.",
        "Nothing in the contract says that 40 boats may land in Sorrin.",
        "The profit margin grew 120 basis points to 14 per cent in 2023.",
        "Customs seized 27 boxes of optics declared as “toy telescopes” in Sorrin on Monday.",
        "Nitrate reached 60 milligrams, far above the level that the agency regards as safe.",
    ] {
        let found = read(text).claims.first().and_then(|c| c.attribution.claimant.clone());
        assert_eq!(found, None, "{text}");
    }
}

#[test]
fn the_speaker_is_who_vouches_for_the_sentence() {
    for (text, start, expected) in [
        ("The agents for the site, Lodge & Pym, said 40 flats in Ardel were sold.", "The agents", Some("Lodge & Pym")),
        (
            "According to the Maritime Authority all 40 sailors in Ardel were rescued.",
            "According",
            Some("Maritime Authority"),
        ),
        (
            "According to the health ministry most of the 40 patients in Ardel recovered.",
            "According",
            Some("health ministry"),
        ),
        (
            "The defence ministry in the capital of Ardel, Moravets, said 40 soldiers had died.",
            "The defence",
            Some("defence ministry in the capital of Ardel"),
        ),
        (
            "Orrin Solvents denied it. One, a former shift supervisor, said 40 alarms had failed. “I was told production in \
             Ardel would not stop,” he said.",
            "“I was",
            Some("former shift supervisor"),
        ),
        ("The opposition questioned Ardel's count of 40 dead.", "The opposition", Some("opposition")),
        ("The ministry reported dead and wounded on both sides of the river Ardel.", "The ministry", Some("ministry")),
        ("No group has claimed the attack in Ardel that killed 40 people.", "No group", None),
        ("A fourth worker, earlier reported missing, was found dead in Ardel on Monday.", "A fourth", None),
        ("The police have questioned the captain of the ferry in Ardel.", "The police", None),
        (
            "A second blast, which witnesses said was far stronger, struck 8 ambulances in Ardel on Monday.",
            "A second",
            None,
        ),
    ] {
        assert_eq!(speaker(text, start).as_deref(), expected, "{text}");
    }
}
