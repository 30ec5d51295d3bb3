//! Self-contained statements and ambiguities.

use crate::{claim, statements};

#[test]
fn specified_nouns_are_not_replaced() {
    let text = "The Velkian government closed 12 roads on Monday. According to the government in Sorrin, 300 houses were flooded.";
    let found = claim(text, "According");
    assert!(found.statement.starts_with("According to the government in Sorrin, 300"), "{}", found.statement);
    assert_eq!(found.attribution.claimant.as_deref(), Some("government in Sorrin"));
    let text =
        "The Sorrin health ministry closed 12 wards on Monday. The provincial ministry said 300 patients were moved.";
    assert!(claim(text, "The provincial").statement.starts_with("The provincial ministry said"));
    let text = "President Ilia Doran visited Sorrin on Monday. At least 40 people had been killed there, said the president in Ardel.";
    assert!(claim(text, "At least").statement.ends_with("said the president in Ardel."));
}

#[test]
fn back_references_get_their_full_name() {
    let text = "The Lachin Corridor was closed on 12 December 2022. On 23 April 2023 the army set up a post in the \
        corridor.";
    let found = statements(text);
    assert!(found[1].1.ends_with("in the corridor [Lachin Corridor]."), "{found:?}");

    let text = "Rain damaged the Ostrel dam on 2 February 2024. Floods broke the Velsk dam on 3 February 2024. \
        Engineers spent $40 million to mend the dam.";
    let last = claim(text, "Engineers");
    assert!(!last.statement.contains('['), "{}", last.statement);
    assert!(last.ambiguities.iter().any(|a| a.to_string().contains("which “dam”")), "{:?}", last.ambiguities);

    // A full name or a specification needs no insertion.
    for text in [
        "The Ostrel dam broke. Workers mended the Ostrel dam on 3 March 2021.",
        "The Ostrel dam broke. Workers mended the dam of Velsk on 3 March 2021.",
        "The Ostrel dam broke. Workers mended a dam in Velsk on 3 March 2021.",
    ] {
        assert!(!claim(text, "Workers").statement.contains('['), "{text}");
    }
}

#[test]
fn a_pronoun_is_replaced_if_only_one_person_fits() {
    let text = "Mara Velk became mayor of Sorrin in 2011. She opened the hospital in March 2015.";
    assert_eq!(claim(text, "She").statement, "[Mara Velk] opened the hospital in March 2015.");

    let text = "Mara Velk met Ardis Bren in 2011. She opened the hospital in March 2015.";
    let two = claim(text, "She");
    assert!(two.statement.starts_with("She "), "{}", two.statement);
    assert!(two.ambiguities.iter().any(|a| a.to_string().contains("“She”")), "{:?}", two.ambiguities);
}

#[test]
fn casualties_name_the_event_of_the_sentence_before() {
    let text = "Karvia emerged victorious in the 44-day conflict, which ended on 9 November 2020. More than 6,000 \
        people, including civilians from both sides, were killed.";
    let killed = claim(text, "More than");
    assert_eq!(
        killed.statement,
        "More than 6,000 people, including civilians from both sides, were killed [in the 44-day conflict]."
    );
    // Nothing is inserted if there are two events or a place.
    let text = "The war of 2020 followed the siege of 2016. More than 6,000 people were killed.";
    let open = claim(text, "More than");
    assert_eq!(open.statement, "More than 6,000 people were killed.");
    assert!(open.ambiguities.iter().any(|a| a.to_string().contains("neither time nor place")));
    let text = "The war of 2020 lasted 44 days. More than 6,000 people were killed in Sorrin.";
    assert!(!claim(text, "More than").statement.contains('['));
}

#[test]
fn a_title_with_the_name_in_apposition_needs_no_insertion() {
    let before = "Ivo Karst, the mayor of Sorrin, visited the camp.";
    for told in [
        "Some 300 houses were flooded, according to the mayor, Ivo Karst.",
        "At least 40 houses were flooded, said the mayor, Ivo Karst.",
        "The mayor, Dr. Ivo Karst, said that 12 schools were closed on 3 March 2021.",
        "Some 70 houses were flooded, according to the mayor (Ivo Karst).",
    ] {
        let start = told.get(..8).unwrap();
        let found = claim(&format!("{before} {told}"), start);
        assert_eq!(found.statement, told);
        assert_eq!(found.attribution.claimant.as_deref(), Some("Ivo Karst"), "{told}");
    }
    let found = claim(&format!("{before} The mayor said that 12 schools were closed in 2021."), "The mayor");
    assert_eq!(found.statement, "[Ivo Karst] said that 12 schools were closed in 2021.");
}
