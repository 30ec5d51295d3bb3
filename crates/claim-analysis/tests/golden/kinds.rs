//! Kinds of claims, their certainty, and the second kind.

use claim_analysis::{Kind, LeftOutReason};

use crate::{left_out, read};

#[test]
fn each_kind_is_told_from_its_neighbours() {
    for (kind, text) in [
        (Kind::Agreement, "The pact obliges Velmar to close three camps by June 2027."),
        (Kind::Agreement, "The licence allows the firm to take 200 tonnes of sand from the river each year."),
        (
            Kind::Agreement,
            "Under the contract, the builder must pay a penalty of 40,000 euros for each month of delay.",
        ),
        (Kind::Agreement, "The treaty entitles Ardel to 30 percent of the water of the Senn."),
        (Kind::Agreement, "The sanctions ban the export of turbines to Velmar."),
        (Kind::Casualties, "A gunman stabbed a nurse outside the clinic in Ardel on Tuesday, police said."),
        (Kind::Casualties, "Three men were arrested in Sorrin on Friday, the prosecutor said."),
        (Kind::Casualties, "Her brother was killed in the raid on the village."),
        (Kind::Event, "The mayor opened the new bridge over the Senn in Ardel."),
        (Kind::Quantity, "Exports of tea rose by 12 percent in 2024."),
        (Kind::Date, "The war in the valley lasted from 1991 until 1994."),
        (Kind::Date, "The company was founded in Ardel in 1987."),
    ] {
        let kinds: Vec<Kind> = read(text).claims.iter().map(|c| c.kind).collect();
        assert_eq!(kinds, [kind], "{text}");
    }
}

#[test]
fn a_breach_is_an_agreement_at_first_or_second_sight() {
    for text in [
        "Torvan violated the truce by firing at a patrol near Sorrin, observers said.",
        "The supreme court ruled that the sale of the port breached the treaty.",
    ] {
        let found = read(text).claims;
        let kinds = found.iter().flat_map(|c| [Some(c.kind), c.second_kind]);
        assert!(kinds.flatten().any(|kind| kind == Kind::Agreement), "{text}");
    }
}

#[test]
fn a_second_kind_is_another_one_and_means_doubt() {
    let text = "The landslide drove 3,000 people from their homes. The bridge of Ardel was opened in 2019. \
        The court in Sorrin ruled that the sale was illegal. Exports rose by 12 percent in 2024. \
        Torvan broke the truce by firing at a patrol on Monday.";
    for claim in read(text).claims {
        assert!(claim.kind_certainty > 0.125 && claim.kind_certainty <= 1.0);
        assert_ne!(claim.second_kind, Some(claim.kind));
        assert!(claim.second_kind.is_none() || claim.kind_certainty < 0.7);
    }
}

#[test]
fn a_question_with_a_figure_is_no_claim() {
    let text = "Did the flood really cost 40 million euros?";
    assert_eq!(left_out(text, text), Some(LeftOutReason::Question));
}

#[test]
fn breaches_have_many_verbs() {
    for text in [
        "The army contravened the ceasefire by moving 40 guns into the zone, the mission said.",
        "The plant flouted the treaty by storing 90 drums of waste, inspectors said.",
    ] {
        let kinds: Vec<Kind> = read(text).claims.iter().map(|c| c.kind).collect();
        assert_eq!(kinds, [Kind::Agreement], "{text}");
    }
}
