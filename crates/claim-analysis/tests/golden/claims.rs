//! Claims, their kinds, and several claims in one sentence.

use claim_analysis::{Ambiguity, Kind, LeftOutReason, Text, Voice};

use crate::{claim, left_out, read, statements};

#[test]
fn the_content_of_an_agreement_is_an_agreement_claim() {
    let text = "The post was a breach of the June 2019 Sorrin accord, which stipulated that the valley stay under the control of observers.";
    let found = claim(text, "The post");
    assert_eq!(found.kind, Kind::Agreement);
    assert_eq!(found.attribution.voice, Voice::Article);
}

#[test]
fn quantities_causes_and_plans_have_their_kinds() {
    let text = "Ardel’s railway carried 1,786,300 passengers in 2023.";
    assert_eq!(claim(text, "Ardel’s").kind, Kind::Quantity);
    let text = "Ardel’s decision to raise fares sparked protests across Sorrin and three nearby towns were blocked.";
    assert_ne!(claim(text, "Ardel’s").kind, Kind::Quote);
    let text = "The leaders of Ardel and Sorrin will meet in Velk next week.";
    let found = read(text);
    assert!(found.claims.iter().all(|c| c.kind == Kind::Prediction));
}

#[test]
fn questions_and_opinions_are_no_claims() {
    assert_eq!(left_out("What will they do now?", "What will they do now?"), Some(LeftOutReason::Question));
    let text = "That is a ridiculous approach.";
    assert!(read(text).claims.is_empty());
    assert_eq!(left_out(text, text), Some(LeftOutReason::Opinion));
}

#[test]
fn empty_texts_and_headlines_have_no_claims() {
    for text in ["", "   \n", "Storm over Ardel\n\nMenu\n\nSubscribe"] {
        assert!(read(text).claims.is_empty(), "{text}");
    }
}

#[test]
fn a_duty_in_a_law_is_an_agreement_claim() {
    let text = "Under the 2008 Water Safety Act, owners must inspect dams every five years.";
    assert_eq!(claim(text, "Under").kind, Kind::Agreement);
}

#[test]
fn two_assertions_become_two_claims() {
    let text = "The group examined 18 of these strikes, which killed 40 civilians and wounded dozens more.";
    assert_eq!(
        statements(text),
        [
            (Kind::Quantity, "The group examined 18 of these strikes.".to_owned()),
            (Kind::Casualties, "[18 of these strikes] killed 40 civilians and wounded dozens more.".to_owned()),
        ]
    );
    let places = Text::new(text);
    let spans: Vec<&str> = read(text).claims.iter().filter_map(|c| places.slice(c.span)).collect();
    assert_eq!(
        spans,
        ["The group examined 18 of these strikes", "which killed 40 civilians and wounded dozens more.",]
    );
    let values: Vec<usize> = read(text).claims.iter().map(|c| c.values.len()).collect();
    assert_eq!(values, [1, 2], "figures of each claim");
}

#[test]
fn clauses_with_their_own_subject_become_separate_claims() {
    for (text, kinds) in [
        (
            "Shells killed 12 people in Ardel on Monday, and the health ministry recorded 40 wounded in Sorrin.",
            &[Kind::Casualties, Kind::Casualties][..],
        ),
        (
            "The health ministry counted 14 dead; the police counted 19 villages without power.",
            &[Kind::Casualties, Kind::Quantity],
        ),
        (
            "Fire destroyed 300 houses in Ardel, while forty-four villages in the north were flooded.",
            &[Kind::Quantity, Kind::Quantity],
        ),
        (
            "Bread prices rose by 14 percent in 2023, but the price of fuel fell by 3 percent.",
            &[Kind::Quantity, Kind::Quantity],
        ),
    ] {
        let found: Vec<Kind> = statements(text).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(found, kinds, "{text}");
    }
}

#[test]
fn one_assertion_stays_one_claim() {
    for text in [
        "The bridge at Ardel, which was opened in 2019, collapsed on Monday, killing 12 people.",
        "The ministry said 12 soldiers, 3 policemen, and a civilian were killed on Monday.",
        "On 3 March 2021, the army shelled Ardel and killed 40 people.",
        "More than 200 people, including 60 children, were killed in Sorrin.",
        "Mara Velk, who has led the town since 2011, opened the hospital in March 2015.",
        "Between 40 and 60 people were wounded, according to the mayor.",
        "The convoy carried 40 tons of flour, 12 tons of rice, and medicine for 3,000 people.",
        "If the dam breaks, 40,000 people will lose their homes, the ministry said.",
    ] {
        assert_eq!(statements(text).len(), 1, "{text}: {:#?}", statements(text));
    }
}

#[test]
fn both_parts_of_indirect_speech_keep_the_speaker() {
    let text = "“We lost 300 houses on Monday,” said Mara Velk, the mayor of Sorrin, adding that 12 bridges \
        were destroyed.";
    let found = read(text).claims;
    let speakers: Vec<_> = found.iter().map(|c| c.attribution.claimant.as_deref()).collect();
    assert_eq!(speakers, [Some("Mara Velk"), Some("Mara Velk")]);
    assert_eq!(found[1].statement, "12 bridges were destroyed.");

    let text = "The ministry of health said that 14 people had died in Ardel, and that 12 were missing.";
    let found = read(text).claims;
    let said: Vec<_> = found.iter().map(|c| (c.attribution.claimant.as_deref(), c.statement.as_str())).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(said[0].0, said[1].0);
    assert_eq!(said[1].1, "12 were missing.");
}

#[test]
fn an_overlong_sentence_is_read_in_parts() {
    let terms: Vec<String> = (12..52)
        .map(|n| format!("each side shall withdraw {n} tanks from the village of Ardel within 30 days"))
        .collect();
    let endless = format!("Ilia Doran said that {}.", terms.join("; "));
    let found = read(&endless);
    assert_eq!(found.sentences.len(), 40);
    assert_eq!(found.claims.len(), 40);
    for claim in &found.claims {
        assert_eq!(claim.attribution.claimant.as_deref(), Some("Ilia Doran"));
        assert!(claim.ambiguities.contains(&Ambiguity::ReadInParts));
    }
}

#[test]
fn a_repeated_sentence_is_another_appearance_of_the_first_claim() {
    let sentence = "The army shelled 12 villages in Ardel on 3 March 2021.";
    let text = format!("{sentence} The mayor left the town.\n\n“{sentence}”\n\n{sentence}");
    let found = read(&text);
    let claim = &found.claims[0];
    let places = Text::new(&text);
    assert_eq!(claim.appearances.len(), 2);
    for span in &claim.appearances {
        assert!(places.slice(*span).is_some_and(|words| words.contains(sentence)));
    }
    // Another speaker makes a claim of its own.
    let text = "Ilia Doran: “We lost 12 boats in Ardel.” Piet Hallow: “We lost 12 boats in Ardel.”";
    assert!(read(text).claims.iter().all(|c| c.appearances.is_empty()));
}

#[test]
fn which_is_replaced_by_the_noun_phrase_before() {
    let text = "The army violated the November 2020 ceasefire agreement, which obliges both sides to keep \
        the road open.";
    let found = statements(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(
        found[1],
        (
            Kind::Agreement,
            "[The November 2020 ceasefire agreement] obliges both sides to keep the road open.".to_owned()
        )
    );
}

#[test]
fn a_sentence_without_a_checkable_fact_is_no_claim() {
    for text in ["It was a grey morning.", "The streets were empty and the lights were out."] {
        assert_eq!(read(text).claims, [], "{text}");
    }
}
