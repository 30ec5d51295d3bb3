//! Claimants in less common forms: inversions, asides, records, sources without a verb.

use crate::{read, speaker};

/// Claimant of the only claim of each text.
fn check(cases: &[(&str, Option<&str>)]) {
    for (text, name) in cases {
        let found = read(text).claims;
        let said: Vec<_> = found.iter().map(|c| c.attribution.claimant.as_deref()).collect();
        assert!(!said.is_empty() && said.iter().all(|n| n == name), "{text}: {said:?}");
    }
}

#[test]
fn a_speaker_may_stand_far_behind_the_verb() {
    check(&[
        ("“The dam lost 4 gates,” said on Tuesday the chief of the river board, Ines Morrow.", Some("Ines Morrow")),
        (
            "“We buried 31 men,” wrote in a letter to the council the head of the clinic, Rana Teller.",
            Some("Rana Teller"),
        ),
        ("“We have 19 wounded,” said quietly a nurse at the clinic, Rana Teller.", Some("Rana Teller")),
        ("“The mine lost 40 men,” added, with a shrug, its former foreman, Piet Hallow.", Some("Piet Hallow")),
        ("Some 300 homes are dark, said late on Friday a spokeswoman for the mission, Lena Ost.", Some("Lena Ost")),
        ("Wrote Mara Velk, the mayor of Ardel: “The storm took 210 roofs.”", Some("Mara Velk")),
    ]);
}

#[test]
fn long_clauses_may_stand_between_speaker_and_verb() {
    check(&[
        (
            "Ilia Doran, whose party holds 12 seats and whose brother runs the port, said the budget fell by 9 percent.",
            Some("Ilia Doran"),
        ),
        (
            "The head of the Coast Watch, a body founded in 1998 that has 300 members, Lena Ost, said 14 boats sank.",
            Some("Lena Ost"),
        ),
        (
            "“They took 90 goats,” Piet Hallow, a herder from the hills who lost his house in the raid, said.",
            Some("Piet Hallow"),
        ),
        ("A nurse who asked not to be named because she feared arrest said 13 women had died in 2021.", Some("nurse")),
        (
            "Maj. Gen. T. Hallow and Col. I. Doran of the Karvian army said 14 posts had been retaken.",
            Some("Maj. Gen. T. Hallow and Col. I. Doran of the Karvian army"),
        ),
    ]);
}

#[test]
fn sources_without_a_verb_are_claimants() {
    check(&[
        ("Per the interior ministry, 48 people were detained in Ardel in 2021.", Some("interior ministry")),
        ("Rana Teller: “We treated 140 people in one night.”", Some("Rana Teller")),
        ("“We treated 140 people in one night.” – Rana Teller, head nurse", Some("Rana Teller")),
        ("In the words of Ilia Doran, the governor, “200 houses are under mud”.", Some("Ilia Doran")),
        ("Some 4,000 people fled Ardel in March (source: Sorrin Red Cross).", Some("Sorrin Red Cross")),
        ("By the army's account, 12 rebels died in the raid on Sorrin.", Some("army")),
        ("Piet Hallow's version is that a clerk signed 40 blank cheques in 2021.", Some("Piet Hallow")),
        ("The army, as Ilia Doran put it in her report, “fired 400 shells at one school”.", Some("Ilia Doran")),
        ("“40 dead in the market,” @ardel_now posted on X.", Some("ardel_now")),
        ("As the Sorrin Herald reported on Monday, the firm lost 40 ships in 2021.", Some("Sorrin Herald")),
    ]);
}

#[test]
fn records_speak_for_their_authors() {
    check(&[
        ("A report by the audit court found that 30 percent of the money was lost in 2021.", Some("audit court")),
        (
            "Figures from the Nurses' Council show 88 nurses on the register in 2014 and 61 in 2021.",
            Some("Nurses' Council"),
        ),
        ("Officers carried out 26,300 searches in 2020, interior ministry data show.", Some("interior ministry")),
        ("State radio quoted Ilia Doran as saying that 9 bridges would be rebuilt by 2027.", Some("Ilia Doran")),
        ("Ilia Doran was quoted by the Herald as saying that 80 tanks had been lost.", Some("Ilia Doran")),
    ]);
    let text = "Two people died in a crash in Ardel, the Karvian army said in a statement. “Some 40 soldiers were on board,” the statement said.";
    assert_eq!(speaker(text, "“Some").as_deref(), Some("Karvian army"));
}

#[test]
fn other_senses_of_reporting_verbs_name_no_claimant() {
    check(&[
        ("Karvia wants Velland to lift the 15 percent duty imposed on 1 March 2021.", None),
        ("The manager of the grid called on utilities to cut power to 400,000 homes in 2021.", None),
        ("Ardel Foods reported third-quarter earnings of $40 million in 2021.", None),
        ("The Sorrin index added 20.7 points on 3 March 2021.", None),
        ("Although the army said 3 soldiers had died, 40 trucks crossed the river on 3 March 2021.", None),
        ("Three people died of plague in Ardel in 2021, though officials say the risk is low.", None),
        ("Some 200 soldiers are believed to be in Ardel since 2021.", None),
        ("Ilia Doran testified before the committee in Ardel on 3 March 2021 about 40 letters.", None),
    ]);
}

#[test]
fn further_verbs_of_speech_name_a_claimant() {
    check(&[
        ("The firm has divulged that 1,400 clients lost their data in 2022.", Some("firm")),
        ("The central bank projects growth of 3.4 percent in 2025.", Some("central bank")),
        ("The court ruled on Friday that the sale of 40 hectares broke the law of 1998.", Some("court")),
        ("Polls show that 55 percent of voters oppose the plan of 2021.", Some("Polls")),
        ("Health officials are reporting a sixth death from the virus in 2021.", Some("Health officials")),
        ("Vendors say 300 stalls were torn down in 2021.", Some("Vendors")),
        ("Both sides said they had lost 5 men in the clash at Sorrin.", Some("Both sides")),
    ]);
}

#[test]
fn the_latter_is_the_second_of_two() {
    let text = "The envoy met Ilia Doran and Piet Hallow in Sorrin. The latter said 40 wells had been repaired.";
    assert_eq!(speaker(text, "The latter").as_deref(), Some("Piet Hallow"));
    let text = "The envoy met Ilia Doran and Piet Hallow in Sorrin. The former said 40 wells had been repaired.";
    assert_eq!(speaker(text, "The former").as_deref(), Some("Ilia Doran"));
}

#[test]
fn two_counts_in_one_sentence_have_their_own_sources() {
    let text = "Organisers said 80,000 people marched in Ardel in 2021, but police put the number at 20,000.";
    let found = read(text).claims;
    let said: Vec<_> = found.iter().map(|c| c.attribution.claimant.as_deref()).collect();
    assert_eq!(said, [Some("Organisers"), Some("police")], "{found:#?}");
}

#[test]
fn a_name_behind_a_description_is_the_source() {
    check(&[
        (
            "Some 300 houses were flooded in Ardel, according to the head of the fire brigade, Lena Ost.",
            Some("Lena Ost"),
        ),
        ("According to the mayor, Lena Ost, 300 houses were flooded in Ardel.", Some("Lena Ost")),
        ("According to the ministry, Lena Ost sold 300 houses in Ardel.", Some("ministry")),
        ("As first reported by the Tribune, 12 officers in Ardel were dismissed in April.", Some("Tribune")),
        ("By the count of the Red Crescent, 300 bodies lie under the rubble in Ardel.", Some("Red Crescent")),
        ("The report, by the audit court, says 14 bridges in Ardel are unsafe.", Some("audit court")),
        ("Lena Ost — the third mayor in as many years — said 60 homes in Ardel were unsafe.", Some("Lena Ost")),
        ("The mayor (Lena Ost, Greens) said 60 homes in Ardel were unsafe.", Some("Lena Ost")),
        (
            "The road to Ardel costs 40 million crowns, explained at a conference on Monday trade minister Lena Ost.",
            Some("Lena Ost"),
        ),
        ("As per the hospital’s figures, 61 patients died in Ardel in April.", Some("hospital")),
    ]);
}

#[test]
fn attitudes_and_murmurs_next_to_a_quotation_speak() {
    check(&[
        ("“Not one of the 40 pumps in Ardel works,” complained the head of the league, Ivo Karst.", Some("Ivo Karst")),
        ("“We counted 61 graves in Ardel,” told me the priest, Anton Gell.", Some("Anton Gell")),
        ("“There were 15 guards in Ardel,” whispered a nurse.", Some("nurse")),
        ("The envoy let slip that 9 hostages had died in Ardel.", Some("envoy")),
        ("The opposition spoke of 60 dead in Ardel.", Some("opposition")),
        ("The toll of 410 dead in Ardel was given by the health ministry.", Some("health ministry")),
        ("Court filings allege that the bank in Ardel hid 300 million crowns.", Some("Court filings")),
        ("Satellite images show 60 new sheds in Ardel.", Some("Satellite images")),
    ]);
}

#[test]
fn what_may_be_said_and_what_something_is_called_is_not_said() {
    check(&[
        ("Traders may declare the 30 tonnes of salt themselves if they hold a licence.", None),
        ("A group called “Friends of the Lake” has 30,000 members in Ardel.", None),
        ("Sorrin killed 7 fishermen in 2009, for which the navy has never apologised to anyone.", None),
    ]);
}

#[test]
fn a_body_or_group_that_acts_speaks_in_the_next_sentence() {
    for (text, start, name) in [
        ("The ministry opened the files on Monday. It says 300 names are listed.", "It says", "ministry"),
        ("The firm rejected the charge; it said 40 samples were clean.", "The firm", "firm"),
        ("General Besk spoke after Mayor Karst. The general said 40 shells had hit Ardel.", "The general", "Besk"),
    ] {
        assert_eq!(speaker(text, start).as_deref(), Some(name), "{text}");
    }
}

#[test]
fn who_is_told_or_dates_the_clause_does_not_speak() {
    check(&[
        ("Ardel Devices withdrew 300 pumps, sixteen months after a hospital told the maker of the fault.", None),
        ("The bridge in Ardel was closed on Monday, two days after engineers warned that it could fall.", None),
        ("The 300 villagers were told by the army to leave Ardel within a day.", None),
        ("Seven men drowned off Ardel in 2009, an episode for which the navy has never apologised.", None),
        ("A week later the river board counted 40 breaches in Ardel.", Some("river board")),
    ]);
}

#[test]
fn an_outlet_tells_what_others_said() {
    check(&[
        ("The ministry said that 12 people had died in Ardel, according to Reuters.", Some("ministry")),
        ("The army said it had killed 30 men, according to Lena Ost of the Ardel Herald.", Some("army")),
        ("At least 12 people died in Ardel, according to Reuters.", Some("Reuters")),
    ]);
}

#[test]
fn a_verb_after_a_quotation_speaks_whatever_follows() {
    check(&[
        ("“The mill burned for 40 days,” recalls the farmer.", Some("farmer")),
        ("“They owe us nine months’ pay,” explained one of the miners, Piet Hallow.", Some("Piet Hallow")),
        ("“We counted 300 craters,” told the court the expert witness, Ines Morrow.", Some("Ines Morrow")),
        ("UN: 40,000 people have fled the valley since April.", Some("UN")),
    ]);
}

#[test]
fn two_speakers_are_told_apart_after_while() {
    let text = "While the company in Ardel insists that 300 jobs are safe, the union says 900 will go.";
    assert_eq!(speaker(text, "While").as_deref(), Some("company in Ardel"));
    assert_eq!(speaker(text, "the union").as_deref(), Some("union"));
}

#[test]
fn a_second_voice_may_give_a_figure_in_other_words() {
    for (text, second) in [
        ("The union says 60 men left, whereas the port authority puts the number at 12.", "port authority"),
        ("The governor said 300 houses had burned down, though the Red Cross counted 720.", "Red Cross"),
        ("The police said 2,000 people had marched, while organisers gave a figure of 15,000.", "organisers"),
        (
            "The firm said 5 men had been hurt, a figure disputed by the miners’ union, which counted 21.",
            "miners’ union",
        ),
        ("Ostania claims to have shot down 9 drones; Veldia admits losing three.", "Veldia"),
        ("According to the mayor 24 villagers died, but the air force said it had killed 17 rebels.", "air force"),
    ] {
        let names: Vec<_> = read(text).claims.into_iter().map(|c| c.attribution.claimant).collect();
        assert!(names.len() == 2 && names.last().cloned().flatten().as_deref() == Some(second), "{text}: {names:?}");
    }
}

#[test]
fn denials_speak_and_votes_act() {
    check(&[
        ("The hospital in Ardel refuted reports that 60 patients had died.", Some("hospital in Ardel")),
        (
            "The electoral commission rejected claims that 40 ballots had been printed abroad.",
            Some("electoral commission"),
        ),
        ("The senate rejected the budget by 41 votes to 30 on Monday.", None),
        ("The railway dismissed 240 drivers in Ardel in August.", None),
    ]);
}

#[test]
fn reports_and_officials_speak_in_further_forms() {
    check(&[
        (
            "Sergeant Bola Ade, the spokesman of the command, confirmed the death of 9 passengers on Sunday.",
            Some("Bola Ade"),
        ),
        (
            "Governor Tadeu Brik was reported by the Evening Post as saying that 40 wells had been poisoned.",
            Some("Tadeu Brik"),
        ),
        ("The two clerks in Ardel stole $90,000, the indictment reads.", Some("indictment")),
        ("Some 900 homes in Ardel are without power, in the estimate of the grid operator.", Some("grid operator")),
        ("The nurse Ilka Warran was frank: “We turned away 40 patients.”", Some("Ilka Warran")),
        ("The mine in Ardel closed in 2021, said one trader.", Some("one trader")),
    ]);
}

#[test]
fn a_conjunction_or_brackets_may_open_the_sentence_of_a_speaker() {
    check(&[
        ("But Lena Ost, who lives above the bakery, said 14 shutters were torn off on Monday.", Some("Lena Ost")),
        (
            "Yet the harbour master, Ivo Brand, who was on leave, said the ferry carried 230 passengers.",
            Some("Ivo Brand"),
        ),
        (
            "Tarsia Freight, Inc. (TSX: TFI) (“Tarsia”), a mover of grain and salt, said it lost $18.6 million in May.",
            Some("Tarsia Freight"),
        ),
        ("In the spring of 1974 the Water Board insisted that only 12 wells were dry.", Some("Water Board")),
    ]);
}

#[test]
fn sources_close_a_sentence() {
    check(&[
        ("The van struck three parked cars on Monday, according to a county police report.", Some("county police")),
        (
            "The landlord turned 17 flats into a hotel, a bombshell city lawsuit charges.",
            Some("bombshell city lawsuit"),
        ),
        ("He paid only one of 43 fines, the city claims.", Some("city")),
        ("The clinic billed the county 58,000 times, the invoices show.", Some("invoices")),
        ("The actor now asks Rs 14 crore for a film, say trade sources.", Some("trade sources")),
        ("He took $1.9 million in three years, according to the suit filed Monday in Ardel.", Some("suit")),
        (
            "One former guard, whose name was withheld, recalled being paid 300 euros for each prisoner.",
            Some("One former guard"),
        ),
    ]);
}

#[test]
fn acts_are_no_speech() {
    check(&[
        ("The state government has declared a natural disaster in 16 districts.", None),
        ("Velka has concluded accords with Ostania and 14 other states since 2019.", None),
        ("Tarsia's high court upheld a fine of $40,000 in 2009.", None),
        ("He lost the house in May 2004 and argued a motion himself.", None),
        ("The neighbours called the police at 1.20 am on Monday and 14 people were fined.", None),
        ("Some 340 miners have blocked the line since Thursday, demanding that the firm pay them.", None),
        ("The commission annulled 171 votes but rejected all but five of the opposition's complaints.", None),
        ("Ostania seized nine tankers on Thursday, accusing them of carrying 40 tonnes of oil.", None),
        ("The city pledged last fall to give 45 hours of lessons to each of 6,300 pupils.", None),
        ("The ministry has taken back £22 million, the Herald can reveal.", None),
    ]);
}

#[test]
fn words_of_another_clause_are_no_speaker() {
    check(&[
        ("Insurers must cover 14 tests recommended by the Preventive Health Board.", None),
        ("The water rose by 9 feet, short of the 20 feet the Storm Centre had called “unsurvivable”.", None),
        ("Labour won 2,318 votes in Sorrin, a seat the party has held without a break since 1945.", None),
        ("The count of 71 deaths rests on interviews, as well as on satellite images and medical records.", None),
        ("Under island rules, mussels must spend 42 hours in clean water.", None),
        (
            "Shares of Tarsia Freight fell 18 percent on Thursday after the firm cut its forecast and blamed the weather.",
            None,
        ),
        ("Ardel Bank fell 6.4 percent after it said customers had withdrawn 7 percent of deposits.", None),
        ("She was cited for speeding on 3 March 2021 and suspended pending a review by the town's contractor.", None),
    ]);
    // What a clause with "which" tells has another subject.
    check(&[(
        "The letter, which the Herald has seen, gave him 72 hours and threatened a fine of 250,000 euros.",
        Some("letter"),
    )]);
}

#[test]
fn a_plural_at_the_start_of_a_sentence_is_no_name() {
    let text = "Anyone who sold the scooter must take it back. More than 4,000 are on the road, it added on Monday.";
    assert_eq!(speaker(text, "More than"), None);
    let text =
        "Two stations burned on Monday, people aware of the matter told the Herald. Nine guards fled, they said.";
    assert_eq!(speaker(text, "Nine guards").as_deref(), Some("people aware of the matter"));
}
