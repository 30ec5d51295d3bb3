//! Deadlines and appointments: the day lies ahead although the verb is in the past.

use crate::{end, read};

/// Last day of the only date in the text.
fn day(text: &str) -> String {
    let values: Vec<_> = read(text).claims.into_iter().flat_map(|c| c.values).filter_map(|v| v.date).collect();
    let [date] = values[..] else { panic!("{text}: {values:#?}") };
    end(date.latest.or(date.earliest))
}

#[test]
fn a_deadline_lies_ahead() {
    for (text, latest) in [
        ("The governor of Ardel declared 3 days of mourning, beginning on Sunday.", "2024-05-05"),
        ("All 40 flights from Sorrin have been cancelled through Tuesday, the airport said.", "2024-05-07"),
        ("The 12 schools in Ardel stay shut until Monday, the council said.", "2024-05-06"),
        ("The court in Sorrin adjourned the trial of 9 miners until Wednesday.", "2024-05-08"),
        ("The council of Ardel is demanding that 3 statues be taken down by Sunday.", "2024-05-05"),
        ("The army urged 400 residents of Sorrin to leave by Monday.", "2024-05-06"),
        ("Another 20 millimetres of rain could fall in Ardel before Tuesday, forecasters said.", "2024-05-07"),
        ("The union called a strike of 900 drivers for Wednesday in Ardel.", "2024-05-08"),
        ("The truce of 9 militias near Ardel will end in July.", "2024-07-31"),
        ("The hearing of 9 miners in Sorrin has been set for 16 January.", "2025-01-16"),
        ("The vote on 40 seats in Ardel was postponed to 3 February.", "2025-02-03"),
        ("The licence of 12 mines in Ardel was extended to February 28, the ministry said.", "2025-02-28"),
    ] {
        assert_eq!(day(text), latest, "{text}");
    }
}

#[test]
fn what_is_over_lies_behind() {
    for (text, latest) in [
        ("The road to Ardel was closed until Tuesday after 3 bridges fell.", "2024-04-30"),
        ("The fire in Sorrin killed 40 people by Tuesday, officials told reporters.", "2024-04-30"),
        ("The mayor of Ardel told police that 3 guards were missing on Tuesday.", "2024-04-30"),
        ("The vote on 40 seats in Ardel had been postponed to 3 February.", "2024-02-03"),
        ("Rescuers could not reach 40 villagers near Ardel before Sunday, the army said.", "2024-04-28"),
        ("Prosecutors announced charges against 9 men for the February 3 bombing in Ardel.", "2024-02-03"),
        ("Ivo Lenn, who is in hospital, led 40 envoys until Thursday in Ardel.", "2024-05-02"),
        ("The bank had predicted in October that prices in Ardel would rise by 4 percent.", "2023-10-31"),
        ("Growth in Ardel was below the 2.1 percent that the bank predicted in December.", "2023-12-31"),
    ] {
        assert_eq!(day(text), latest, "{text}");
    }
}
