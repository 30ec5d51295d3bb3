//! Numbers that nobody asserts: those that say who or what is meant, and figures that are denied, asked or conditional.

use claim_analysis::{NotAsserted, Value};

use crate::read;

fn values(text: &str) -> Vec<Value> {
    let values = read(text).claims.into_iter().flat_map(|claim| claim.values);
    values.filter(|value| value.measures != "date").collect()
}

/// Measure and source words of every figure of a text.
fn figures(text: &str) -> Vec<(String, String)> {
    values(text).into_iter().map(|v| (v.measures, v.text)).collect()
}

fn measures(text: &str) -> Vec<String> {
    figures(text).into_iter().map(|(measures, _)| measures).collect()
}

#[test]
fn the_age_after_a_name_identifies_the_person() {
    for text in [
        "The council of Sorrin appointed Mara Velk, 54, to its supreme court on Monday.",
        "Police in Ardel arrested Jonas Reed Jr., 31, on 3 March 2021.",
        "On Monday 29-year-old baker Ilsa Tarn opened her shop in Ardel.",
        "Prosecutors in Ardel dropped the case over the 44-year-old's passport on Monday.",
    ] {
        assert_eq!(measures(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_age_of_a_victim_is_a_figure() {
    for (text, ages) in [
        ("Mara Velk, 54, and Jonas Reed, 31, were killed in the fire in Sorrin on Monday.", 2),
        ("A 15-year-old boy was taken to the hospital in Ardel on Monday.", 1),
        ("Ilsa Tarn, 29, was stabbed outside a bar in Sorrin on Monday.", 1),
    ] {
        let found = measures(text).into_iter().filter(|m| m == "age").count();
        assert_eq!(found, ages, "{text}");
    }
}

#[test]
fn sources_superlatives_and_terms_are_no_counts() {
    for (text, expected) in [
        ("Three officials briefed on the plan said Ardel will buy 40 tanks in 2025.", vec!["tanks"]),
        ("The bank was sold for $3 million, according to two people familiar with the sale.", vec!["money"]),
        ("Trade between the world's three largest exporters fell by 12 percent in 2021.", vec!["share"]),
        ("The ministry of Sorrin dropped the term “two roads” from its law on Monday.", vec![]),
        ("Yields of 10-year notes rose by 12 basis points on Monday.", vec!["basis points"]),
        ("Mara Velk was moved from one ward of the Sorrin clinic to another on Monday.", vec![]),
        ("The first of the quakes in Sorrin on Monday was stronger than the later two.", vec!["number"]),
    ] {
        assert_eq!(measures(text), expected, "{text}");
    }
}

#[test]
fn an_amount_after_a_name_is_a_figure() {
    let text = "Sorrin counted 157,000 cases and Ardel 143,600, while Tarn had 83,000 cases in 2020.";
    let texts: Vec<String> = figures(text).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["157,000 cases", "143,600", "83,000 cases"]);
}

#[test]
fn what_is_not_asserted_has_a_reason() {
    use NotAsserted::{Asked, Conditional, Denied, Unverified};
    for (text, reason) in [
        ("The army denied that 40 soldiers had died in Sorrin on 3 March.", Denied),
        ("The governor denied that the flood in Sorrin had killed 40 people.", Denied),
        ("The army denied on Tuesday that 40 soldiers had been killed in Sorrin.", Denied),
        ("The army denied again in a statement on its website that 40 soldiers had been killed in Sorrin.", Denied),
        ("The police said 40 bodies had been counted twice after the blast in Ardel.", Denied),
        ("The 40 passengers had wrongly been listed as dead, the port of Ardel said.", Denied),
        ("Claims that 40 civilians died in Ardel are false, the army said.", Denied),
        ("It is not true that 40 houses burned in Ardel, the mayor said.", Denied),
        ("There is no evidence that 40 ballots were forged in Ardel in 2021.", Denied),
        ("The guard was acquitted of stealing 40 coins in Ardel on Monday.", Denied),
        ("Economists in Ardel had expected growth of 40 percent, and it was 31 percent.", Conditional),
        ("Did 40 people die in Sorrin on 3 March 2021?", Asked),
        ("The mayor was asked whether 40 guards had been bribed in Ardel.", Asked),
        ("The death toll in Ardel could rise to 40, rescuers said.", Conditional),
        ("The number of people killed in Ardel may reach 40, the mayor said.", Conditional),
        ("The number of people killed in Ardel might exceed 40, the mayor said.", Conditional),
        ("The death toll in Ardel is expected to rise to 40, the coast guard said.", Conditional),
        ("The number of people killed in Ardel is likely to soon exceed 40, the mayor said.", Conditional),
        ("The number of cases in Sorrin was projected to reach 40 in May 2021, the institute said.", Conditional),
        ("Between 40 and 50 people could die in Ardel, the mayor said.", Conditional),
        ("Some 40 soldiers and 12 civilians might be killed in Ardel, the mayor said.", Conditional),
        ("If 40 deputies vote against the law in Ardel, the government falls.", Conditional),
        ("Reports that 40 people died in Ardel could not be verified.", Unverified),
        ("At least 40 miners are feared dead in Ardel, the union said.", Unverified),
    ] {
        // A question is not offered as a claim.
        let Some(value) = values(text).into_iter().find(|v| v.text.contains("40")) else {
            assert_eq!(reason, Asked, "{text}");
            continue;
        };
        assert_eq!((value.asserted, value.not_asserted), (false, Some(reason)), "{text}");
    }
    for text in [
        "The consulate denied visas to 40 students from Ardel in 2021.",
        "The consulate denied on Tuesday entry to 40 students from Ardel.",
        "The firm dismissed 40 workers in Ardel in 2021.",
        "The police counted 40 people twice a day in the camp near Ardel in 2021.",
        "The police expected 40 people in Ardel, and 40 were set to work in the mill in 2021.",
        "The company denies it ignored alarms before the explosion that killed 40 people in Ardel.",
        "The army of Sorrin denied that its pilots had flown the raid in which 40 people died.",
        "The mayor said the figure was wrong and that spending in Ardel had gone up by 40 percent.",
        "The minister called the report false and said that 40 jobs had been created in Ardel.",
        "Engineers cleared 40 mines in Ardel in 2021.",
        "At least 40 people were killed in Ardel, and the toll is expected to rise, officials said.",
        "Rescuers in Ardel found 40 bodies and the toll could rise further, officials said.",
        "The train could not stop, and the death toll in Ardel has risen to 40, rescuers said.",
    ] {
        assert!(values(text).iter().all(|value| value.asserted), "{text}");
    }
}
