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

/// Checks the kind of texts of one claim each.
fn all_are(kind: Kind, texts: &[&str]) {
    for text in texts {
        let kinds: Vec<Kind> = read(text).claims.iter().map(|c| c.kind).collect();
        assert_eq!(kinds, [kind], "{text}");
    }
}

#[test]
fn harm_to_a_person_is_casualties_without_a_figure() {
    all_are(
        Kind::Casualties,
        &[
            "Drone debris fell on a market in Ardel and killed a vendor.",
            "The body of a missing hiker was recovered from a ravine near Sorrin on Saturday.",
            "The shopkeeper was found dead in his flat in Ardel.",
            "Police detained the editor of the newspaper on Monday morning.",
            "Gunmen abducted the engineer from a construction site near Sorrin.",
            "The heat wave led to the deaths of elderly residents in Ardel.",
            "Several miners remain trapped underground after the blast in Sorrin.",
        ],
    );
    // Harm that only says who is meant, or that somebody fears.
    all_are(
        Kind::Event,
        &[
            "The film about the murdered reporter won the main prize in Ardel.",
            "A drone was shot down over an empty field outside Sorrin.",
        ],
    );
}

#[test]
fn what_is_allowed_or_agreed_is_an_agreement_without_a_name_of_the_rule() {
    all_are(
        Kind::Agreement,
        &[
            "Journalists are not allowed to enter the zone around Ardel.",
            "Possession of the drug is illegal in Velmar.",
            "The two governments of Ardel and Velmar agreed to exchange prisoners.",
        ],
    );
}

#[test]
fn what_led_to_an_event_is_causal() {
    all_are(
        Kind::Causal,
        &[
            "Because of the strike in Ardel, the ferries stayed in port.",
            "A burst pipe led to the closure of the museum in Ardel.",
            "The row over the harbour sparked a revolt in the city of Sorrin.",
        ],
    );
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

/// The kind of the claim that starts with `start`.
fn kind(text: &str, start: &str) -> Kind {
    crate::claim(text, start).kind
}

#[test]
fn a_term_of_an_agreement_is_no_quantity() {
    let treaty = "The treaty between Velmar and Ardel was signed in Sorrin on Monday.";
    for (term, start) in [
        ("The Velmar army shall pull back 12 kilometres from the river.", "The Velmar"),
        ("Some 40 prisoners are to be freed by the tenth day.", "Some"),
        ("No fewer than 90 lorries must be let through each day.", "No fewer"),
        ("Each family may take no more than two suitcases.", "Each"),
        ("Under the truce, Ardel will hand over 19 officers.", "Under"),
    ] {
        assert_eq!(kind(&format!("{treaty} {term}"), start), Kind::Agreement, "{term}");
    }
}

#[test]
fn without_a_rule_before_a_count_stays_a_quantity() {
    for text in [
        "The harvest in Velmar brought 12,000 tonnes of barley this year.",
        "Some 400 passengers used the new ferry between Ardel and Sorrin on Monday.",
    ] {
        assert_eq!(read(text).claims[0].kind, Kind::Quantity, "{text}");
    }
}

#[test]
fn the_making_of_a_rule_is_an_agreement_with_its_figures() {
    for text in [
        "The parliament of Velmar on Monday adopted a package of sanctions against 43 firms.",
        "The ferrymen and the port reached a two-year deal on Friday, ending a nine-day strike.",
        "A cap of $40 on parking fees took effect in Ardel on 1 April.",
        "The supreme court in Ardel ordered that 700 euros be paid to each of 31 tenants under the lease.",
        "The Quarry Act, last changed in 1994, demands two exits where more than 30 people work.",
    ] {
        assert_eq!(read(text).claims[0].kind, Kind::Agreement, "{text}");
    }
}

#[test]
fn that_somebody_spoke_is_a_quote() {
    for text in [
        "The envoy of Velmar condemned the arrest of the editor on Tuesday.",
        "The lawyer of the firm, Ilsa Tarn, declined to comment.",
        "The port of Ardel did not respond to a request for comment.",
        "The mayor of Sorrin dismissed the report as “a bedtime story”.",
        "Opposition leader Mara Velk accused the governor of Sorrin of cowardice.",
    ] {
        let kinds: Vec<Kind> = read(text).claims.iter().map(|c| c.kind).collect();
        assert_eq!(kinds, [Kind::Quote], "{text}");
    }
}

#[test]
fn a_denial_with_a_statement_of_fact_is_no_quote() {
    let text = "The defence ministry of Velmar denied that its jets had crossed the border near Sorrin.";
    assert_ne!(read(text).claims[0].kind, Kind::Quote);
}

#[test]
fn a_stated_cause_is_causal_and_a_plan_a_prediction() {
    for (expected, text) in [
        (Kind::Causal, "The inspectors blamed the collapse of the mill on rotten beams."),
        (Kind::Causal, "The museum of Ardel attributed the loss of the painting to a broken lock."),
        (Kind::Prediction, "The ferry to Sorrin will resume in the second quarter of 2025."),
        (Kind::Causal, "The closure of the tunnel near Ardel was due to a fire in the engine room."),
        (Kind::Prediction, "The tunnel near Ardel is due to reopen on 12 May 2025, the operator said."),
        (Kind::Prediction, "The court of Sorrin is due to hear the appeal of the former minister in March."),
        (Kind::Prediction, "The railway is scheduled for completion in 2029, the minister said."),
    ] {
        assert_eq!(read(text).claims[0].kind, expected, "{text}");
    }
}

#[test]
fn duties_of_parties_are_claims() {
    for text in [
        "Both armies must hand over maps of their minefields.",
        "Neither side may use the pause to rotate in fresh brigades.",
        "The parties shall not fly drones over the valley.",
        "Both sides must withdraw their tanks.",
        "The signatories are to exchange lists of prisoners.",
    ] {
        let found = read(text);
        let kinds: Vec<Kind> = found.claims.iter().map(|c| c.kind).collect();
        assert_eq!(kinds, [Kind::Agreement], "{text} {:?}", found.left_out);
    }
    for text in [
        "Neither side would comment.",
        "Both sides may be right about this.",
        "Both teams must improve.",
        "Both sides are to blame for the violence.",
        "The parties may not reach a deal.",
    ] {
        assert!(read(text).claims.is_empty(), "{text}");
    }
}
