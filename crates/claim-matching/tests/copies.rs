//! Copies of an agency article: the same passages with cuts, another order, another headline, changed words.

use claim_matching::Shingles;

/// Paragraphs of an invented agency article.
const ARTICLE: &[&str] = &[
    "Dam failure floods twelve villages in northern Ardel",
    "SORRIN (APA) - A dam above the town of Sorrin broke early on Monday after four days of rain, and a wave of mud \
     ran through twelve villages in the valley below, the regional government said.",
    "At least 41 people were killed and 17 are missing, according to the governor, Mara Velk, who spoke to reporters in \
     front of the town hall. More than 3,000 residents left their homes during the night.",
    "Engineers had warned of cracks in the northern wall of the dam in an inspection last autumn. The operator, Ardel \
     Water, said that repairs were planned for the spring and that the level of the lake had been lowered by two metres.",
    "Soldiers brought drinking water and blankets to schools that serve as shelters. The road to the coast remains closed, \
     and trains stop two stations before the valley.",
    "The public prosecutor opened an investigation on suspicion of negligence. The operator said it would cooperate fully \
     and publish all measurements of the past five years.",
    "The dam was built in 1962 and holds back the largest lake of the region, which supplies 200,000 households with \
     drinking water and two power stations with cooling water.",
];

/// An article about the same event by another newsroom.
const OTHER: &str = "Who knew about the cracks? A day after the disaster in the Sorrin valley, anger grows in the \
    shelters. Inspectors found damage on the northern wall months ago. Families who lost relatives ask why nobody closed \
    the road below the lake. Ardel Water points to plans for the spring. Governor Mara Velk promised an independent inquiry, \
    while the number of dead rose to 41. The lake was filled in 1962, and many of those who worked on the wall still live in \
    the valley.";

fn join(paragraphs: &[&str]) -> String {
    paragraphs.join("\n\n")
}

#[test]
fn copies_are_told_from_articles_of_the_same_event() {
    let original = Shingles::new(&join(ARTICLE));
    let edited = join(ARTICLE)
        .replace("early on Monday", "on Monday morning")
        .replace("(APA)", "")
        .replace("residents", "people");
    for (what, text, least, most, contained) in [
        ("the same", join(ARTICLE), 1.0, 1.0, 1.0),
        ("capitals and marks", join(ARTICLE).to_uppercase().replace(", ", " – "), 1.0, 1.0, 1.0),
        ("another headline", join(&[&["Villages under water"], &ARTICLE[1..]].concat()), 0.85, 1.0, 0.9),
        ("cut after four paragraphs", join(&ARTICLE[..4]), 0.4, 0.7, 0.85),
        (
            "two paragraphs swapped",
            join(&[ARTICLE[0], ARTICLE[1], ARTICLE[3], ARTICLE[2], ARTICLE[4], ARTICLE[5], ARTICLE[6]]),
            0.85,
            1.0,
            0.9,
        ),
        ("a few words changed", edited, 0.7, 0.97, 0.85),
        ("the event by another newsroom", OTHER.to_owned(), 0.0, 0.08, 0.0),
        ("nothing", String::new(), 0.0, 0.0, 0.0),
    ] {
        let copy = Shingles::new(&text);
        let (resemblance, containment) = (original.resemblance(&copy), original.containment(&copy));
        assert!((least..=most).contains(&resemblance), "{what}: {resemblance}");
        assert!(containment >= contained && (contained > 0.0 || containment < 0.2), "{what}: {containment}");
        let shared = original.bands().iter().zip(copy.bands()).filter(|(a, b)| *a == b).count();
        assert_eq!(shared > 0, contained > 0.0, "{what}: {shared} bands");
    }
}

#[test]
fn signatures_are_stored_in_128_bytes() {
    let signature = Shingles::new(&join(ARTICLE));
    let bytes = signature.to_bytes();
    assert_eq!(bytes.len(), Shingles::LEN);
    assert_eq!(Shingles::LEN, 128);
    assert_eq!(Shingles::from_bytes(&bytes), Some(signature));
    assert_eq!(Shingles::from_bytes(&bytes[1..]), None);
    assert!(Shingles::new("Flood").resemblance(&Shingles::new("flood!")) > 0.99);
}
