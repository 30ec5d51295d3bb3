//! Tests of the excerpt check.

use super::{Difference, Found, check};

const TEXT: &str = "Ostrel: deaths by municipality\nThe registry counts “29 deaths” on 2 February. The dam’s wall broke at \
                    four in the morning, and 5,200 homes were flooded; the mayor asked for 12 helicopters.";

fn found(excerpt: &str) -> Found {
    check(excerpt, [TEXT]).unwrap().found
}

#[test]
fn the_same_words_are_found_whatever_their_dress() {
    for excerpt in [
        "The registry counts “29 deaths” on 2 February.",
        "the registry counts \"29 deaths\" on 2 Feb\u{ad}ruary",
        "The dam's wall\n broke at four",
        "5,200 homes",
        "The registry counts […] 12 helicopters",
        "29 deaths ... 5,200 homes were flooded",
    ] {
        assert_eq!(found(excerpt), Found::Exact, "{excerpt}");
    }
    let found_once = check("29 DEATHS … four in the morning", [TEXT]).unwrap();
    let passage = "29 deaths” on 2 February. The dam’s wall broke at four in the morning";
    assert_eq!((found_once.passage.as_deref(), found_once.differences), (Some(passage), vec![]));
}

#[test]
fn another_figure_or_a_word_more_is_nearly_the_same() {
    let near = check("The registry counts 37 deaths on 2 February.", [TEXT]).unwrap();
    assert_eq!(near.found, Found::Near);
    assert_eq!(near.passage.as_deref(), Some("The registry counts “29 deaths” on 2 February"));
    let difference = Difference { quoted: Some("37".to_owned()), source: Some("29".to_owned()) };
    assert_eq!(near.differences, [difference]);

    let near = check("The dam’s wall broke at four in the morning and homes were flooded", [TEXT]).unwrap();
    assert_eq!(near.differences, [Difference { quoted: None, source: Some("5,200".to_owned()) }]);
    let near = check("The dam’s old wall broke at four in the morning", [TEXT]).unwrap();
    assert_eq!(near.differences, [Difference { quoted: Some("old".to_owned()), source: None }]);
}

#[test]
fn other_words_and_parts_in_another_order_are_not_found() {
    for excerpt in [
        "The minister denied everything on Monday",
        "29 deaths were",
        "deaths",
        "homes flooded",
        "12 helicopters … 29 deaths",
    ] {
        let expected = if excerpt == "deaths" { Found::Exact } else { Found::Absent };
        assert_eq!(found(excerpt), expected, "{excerpt}");
    }
    assert_eq!(found("9 deaths"), Found::Absent, "a part of a figure is another figure");
    assert_eq!(check("– … “”", [TEXT]), None);
    assert_eq!(check("words", []).unwrap().found, Found::Absent);
}

#[test]
fn the_best_of_several_texts_counts() {
    let check = check("The registry counts 29 deaths", ["The registry counts 37 deaths, it says.", TEXT]).unwrap();
    assert_eq!(check.found, Found::Exact);
}

#[test]
fn scripts_without_blanks_are_compared_too() {
    assert_eq!(check("大坝决堤", ["周一，大坝决堤，二十九人死亡。"]).unwrap().found, Found::Exact);
}

#[test]
fn repetition_costs_no_more_than_length() {
    let text = "a ".repeat(400_000);
    let excerpt = format!("{}b", "a ".repeat(4_000));
    assert_eq!(check(&excerpt, [text.as_str()]).unwrap().found, Found::Near);
}
