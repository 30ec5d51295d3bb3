//! Short tricky texts of our own, and what must be found in them.

use claim_analysis::{
    Attribution, Claim, Context, Date, Extraction, Kind, LeftOutReason, Precision, Qualifier,
    Support, Text, Value, Voice, extract,
};

fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text} is no date"))
}

/// Published on Friday 3 May 2024.
fn read(text: &str) -> Extraction {
    extract(
        text,
        &Context {
            published_on: Some(day("2024-05-03")),
            ..Context::default()
        },
    )
}

fn sentences(text: &str) -> Vec<&str> {
    let places = Text::new(text);
    read(text)
        .sentences
        .iter()
        .filter_map(|s| places.slice(*s))
        .collect()
}

/// The claim whose words begin so.
fn claim(text: &str, start: &str) -> Claim {
    let places = Text::new(text);
    let found = read(text);
    let claim = found
        .claims
        .iter()
        .find(|c| places.slice(c.span).is_some_and(|w| w.starts_with(start)));
    claim
        .cloned()
        .unwrap_or_else(|| panic!("no claim “{start}” in {found:#?}"))
}

fn left_out(text: &str, words: &str) -> Option<LeftOutReason> {
    let places = Text::new(text);
    read(text)
        .left_out
        .iter()
        .find(|l| places.slice(l.span) == Some(words))
        .map(|l| l.reason)
}

fn speaker(text: &str, start: &str) -> Option<String> {
    claim(text, start).attribution.claimant
}

fn value(text: &str, words: &str) -> Value {
    let found = read(text);
    let values: Vec<Value> = found.claims.into_iter().flat_map(|c| c.values).collect();
    values
        .iter()
        .find(|v| v.text == words)
        .cloned()
        .unwrap_or_else(|| panic!("no “{words}” in {values:#?}"))
}

fn bounds(text: &str, words: &str) -> (Option<f64>, Option<f64>, Qualifier) {
    let value = value(text, words);
    (value.low, value.high, value.qualifier)
}

fn days(text: &str, words: &str) -> (String, String, Precision) {
    let Some(date) = value(text, words).date else {
        panic!("“{words}” was not resolved")
    };
    (
        date.earliest.to_string(),
        date.latest.to_string(),
        date.precision,
    )
}

#[test]
fn a_casualty_figure_is_found_whole() {
    let text = "Storm report\n\nAt least 41 people, including six firefighters, were killed in Ardel on Monday.";
    let found = claim(text, "At least 41");
    assert_eq!(found.kind, Kind::Casualties);
    assert_eq!(Text::new(text).slice(found.span), text.split("\n\n").nth(1));
    let first = &found.values[0];
    assert_eq!(
        (first.low, first.high, first.qualifier),
        (Some(41.0), None, Qualifier::AtLeast)
    );
    assert_eq!(
        (first.measures.as_str(), first.unit.as_deref()),
        ("people killed", Some("people"))
    );
    assert!(found.check_worthiness > 0.7);
    assert!(
        found
            .reasons
            .iter()
            .any(|r| r.signal == "figure" && !r.text.is_empty())
    );
}

#[test]
fn more_than_begins_one_higher_when_things_are_counted() {
    let text =
        "More than 200 people were killed and over 3.5 percent of homes were destroyed in Ardel.";
    assert_eq!(
        bounds(text, "More than 200 people"),
        (Some(201.0), None, Qualifier::MoreThan)
    );
    assert_eq!(
        bounds(text, "over 3.5 percent"),
        (Some(3.5), None, Qualifier::MoreThan)
    );
}

#[test]
fn two_fates_are_told_apart() {
    let text = "The strike on Sorrin killed 40 civilians and wounded 12 soldiers on 3 March 2021.";
    assert_eq!(value(text, "40 civilians").measures, "civilians killed");
    assert_eq!(value(text, "12 soldiers").measures, "soldiers injured");
}

#[test]
fn ranges_keep_both_ends() {
    let text = "The ministry sent 6,000–7,000 soldiers and spent between $24 million and $28 million on fuel.";
    assert_eq!(
        bounds(text, "6,000–7,000 soldiers"),
        (Some(6e3), Some(7e3), Qualifier::Between)
    );
    let text = "Repairs cost the town of Sorrin between 400 and 600 thousand euros in 2019.";
    assert_eq!(value(text, "400 and 600 thousand euros").high, Some(6e5));
}

#[test]
fn numbers_in_words() {
    let text = "The council of Ardel bought forty-four buses and two million masks in 2020.";
    assert_eq!(
        bounds(text, "forty-four buses"),
        (Some(44.0), Some(44.0), Qualifier::Exactly)
    );
    assert_eq!(value(text, "two million masks").low, Some(2e6));
}

#[test]
fn dozens_are_a_range() {
    let text = "Dozens of protesters were detained outside the ministry in Sorrin on Thursday.";
    assert_eq!(
        bounds(text, "Dozens of protesters"),
        (Some(24.0), Some(99.0), Qualifier::About)
    );
    assert_eq!(claim(text, "Dozens").kind, Kind::Casualties);
}

#[test]
fn money_and_shares() {
    let text =
        "The airline paid $2.5bn for its rival in 2018 and now sells 15% of all tickets in Ardel.";
    let money = value(text, "$2.5bn");
    assert_eq!(
        (money.low, money.unit.as_deref(), money.measures.as_str()),
        (Some(2.5e9), Some("USD"), "money")
    );
    assert_eq!(value(text, "15%").unit.as_deref(), Some("percent"));
}

#[test]
fn measures_with_fractions() {
    let text =
        "The probe lost contact 6 ½ minutes after launch and carried 2.5 metric tons of fuel.";
    assert_eq!(value(text, "6 ½ minutes").low, Some(6.5));
    assert_eq!(value(text, "2.5 metric tons").measures, "mass");
}

#[test]
fn a_compound_carries_its_unit() {
    let text = "The army of Ardel took the city of Sorrin after a 24-hour battle in May 2019.";
    let length = value(text, "24-hour");
    assert_eq!(
        (length.low, length.unit.as_deref()),
        (Some(24.0), Some("hours"))
    );
    assert_eq!(
        days(text, "May 2019"),
        ("2019-05-01".into(), "2019-05-31".into(), Precision::Month)
    );
}

#[test]
fn relative_days_follow_the_tense() {
    let past = "The bridge over the Sorrin was closed on Monday after two trucks collided.";
    assert_eq!(days(past, "Monday").0, "2024-04-29");
    let ahead = "The bridge over the Sorrin will be opened to 300 trucks on Monday.";
    assert_eq!(days(ahead, "Monday").0, "2024-05-06");
    let told = "Mara Velk said on Thursday that 300 trucks will cross the bridge.";
    assert_eq!(days(told, "Thursday").0, "2024-05-02");
}

#[test]
fn dates_without_a_year() {
    let text = "The checkpoint at Sorrin was opened by soldiers on 23 April and closed last week.";
    assert_eq!(days(text, "23 April").0, "2024-04-23");
    assert_eq!(
        days(text, "last week"),
        ("2024-04-22".into(), "2024-04-28".into(), Precision::Week)
    );
    let text =
        "The valley has been under siege since December of last year, when the road was blocked.";
    assert_eq!(days(text, "December of last year").0, "2023-12-01");
}

#[test]
fn without_a_publication_date_relative_days_stay_open() {
    let text = "Police detained 30 people in Sorrin on Monday.";
    let found = extract(text, &Context::default());
    let claim = &found.claims[0];
    assert!(
        claim
            .values
            .iter()
            .any(|v| v.text == "Monday" && v.date.is_none())
    );
    assert!(claim.ambiguities.iter().any(|a| a.contains("Monday")));
}

#[test]
fn what_an_agreement_says() {
    let text = "The post was a breach of the June 2019 Sorrin accord, which stipulated that the valley stay under the control of observers.";
    let found = claim(text, "The post");
    assert_eq!(found.kind, Kind::Agreement);
    assert_eq!(found.attribution.voice, Voice::Article);
}

#[test]
fn a_quantity_a_cause_and_a_plan() {
    let text = "Ardel’s railway carried 1,786,300 passengers in 2023.";
    assert_eq!(claim(text, "Ardel’s").kind, Kind::Quantity);
    let text = "Ardel’s decision to raise fares sparked protests across Sorrin and three nearby towns were blocked.";
    assert_ne!(claim(text, "Ardel’s").kind, Kind::Quote);
    let text = "The leaders of Ardel and Sorrin will meet in Velk next week.";
    let found = read(text);
    assert!(found.claims.iter().all(|c| c.kind == Kind::Prediction));
}

#[test]
fn speakers_before_and_after_their_words() {
    let text = "Ilia Doran told the Herald that 300 homes were flooded in Ardel.";
    assert_eq!(speaker(text, "Ilia").as_deref(), Some("Ilia Doran"));
    let text =
        "“The army shelled 12 villages on Monday,” said Ilia Doran, a spokesman for the governor.";
    let found = claim(text, "“The army");
    assert_eq!(found.attribution.claimant.as_deref(), Some("Ilia Doran"));
    assert_eq!(found.attribution.voice, Voice::Direct);
    assert_eq!(found.attribution.verb.as_deref(), Some("said"));
    let text = "Some 300 homes were flooded in Ardel, according to the Ministry of the Interior.";
    assert_eq!(
        speaker(text, "Some 300").as_deref(),
        Some("Ministry of the Interior")
    );
}

#[test]
fn passive_and_nominal_speech() {
    let text = "The raid on 3 March was condemned by the Sorrin Red Cross, which counted 30 dead.";
    assert_eq!(
        speaker(text, "The raid").as_deref(),
        Some("Sorrin Red Cross")
    );
    let text = "‘Ardel’s soldiers crossed the border on 3 March and burned 40 houses’, read the ministry’s statement.";
    assert_eq!(speaker(text, "‘Ardel’s").as_deref(), Some("ministry"));
}

#[test]
fn pronouns_and_surnames_go_back_to_the_name() {
    let text = "Ilia Doran said the dam in Sorrin broke on Monday. He added that 40 people were killed. Doran said 12 villages were flooded.";
    assert_eq!(speaker(text, "He added").as_deref(), Some("Ilia Doran"));
    assert!(
        claim(text, "He added")
            .statement
            .starts_with("[Ilia Doran] added")
    );
    assert_eq!(speaker(text, "Doran said").as_deref(), Some("Ilia Doran"));
}

#[test]
fn a_role_goes_back_to_the_name() {
    let text = "President Ilia Doran visited Sorrin on Monday. The president said 40 people had been killed there.";
    assert_eq!(
        speaker(text, "The president").as_deref(),
        Some("Ilia Doran")
    );
    let text = "The Sorrin Ministry of Health closed 12 wards on Monday. The ministry said 300 patients were moved.";
    assert!(speaker(text, "The ministry").is_some());
}

#[test]
fn two_people_leave_he_open() {
    let text = "Ilia Doran met Piet Hallow in Sorrin on Monday. He said 40 people had been killed.";
    let found = claim(text, "He said");
    assert!(
        found.ambiguities.iter().any(|a| a.contains("He")),
        "{:?}",
        found.ambiguities
    );
    assert!(found.statement.starts_with("He said"));
}

#[test]
fn a_quotation_runs_over_sentences_and_paragraphs() {
    let text = "“The army shelled 12 villages on Monday. It killed 40 people in Sorrin,” said Ilia Doran.\n\n“They burned 300 houses in March 2021.”";
    for start in ["“The army", "It killed", "“They burned"] {
        assert_eq!(
            speaker(text, start).as_deref(),
            Some("Ilia Doran"),
            "{start}"
        );
    }
    assert!(claim(text, "“They").statement.starts_with("[Ilia Doran:]"));
}

#[test]
fn a_name_before_an_aside() {
    let text =
        "Piet Hallow, whose farm lies in the valley, said the army took 40 cows in March 2021.";
    assert_eq!(speaker(text, "Piet").as_deref(), Some("Piet Hallow"));
    let text =
        "The foreign ministry spokesman, Piet Hallow, said 40 soldiers had crossed the river.";
    assert_eq!(speaker(text, "The foreign").as_deref(), Some("Piet Hallow"));
}

#[test]
fn nouns_are_not_verbs() {
    let text = "The report examined 18 strikes which killed 40 civilians in Sorrin.";
    assert_ne!(
        claim(text, "The report").attribution.verb.as_deref(),
        Some("report")
    );
    let text = "Hundreds of people claiming to be farmers blocked the road to Sorrin in 2020.";
    assert_eq!(
        claim(text, "Hundreds").attribution,
        Attribution {
            claimant: None,
            voice: Voice::Article,
            verb: None
        }
    );
}

#[test]
fn sentences_through_abbreviations_and_quotes() {
    assert_eq!(
        sentences(
            "Gen. J. R. Hale of the U.S. Army flew in at 4:30 p.m. on Dec. 3. He left. “Why? Nobody knows.” It rained…"
        ),
        [
            "Gen. J. R. Hale of the U.S. Army flew in at 4:30 p.m. on Dec. 3.",
            "He left.",
            "“Why?",
            "Nobody knows.”",
            "It rained…"
        ]
    );
    assert_eq!(
        sentences("«Wir gehen.» Er ging."),
        ["«Wir gehen.»", "Er ging."]
    );
    assert_eq!(sentences("1. Ardel\n2. Sorrin"), ["1. Ardel", "2. Sorrin"]);
}

#[test]
fn the_page_is_not_the_article() {
    let text = "By Mara Velk\n\nPhoto: Ardel Press Agency\n\nThe dam in Sorrin broke on Monday and 40 people were killed.\n\n[Read more: Why the dam broke]\n\nLoading...\n\nThis article was amended to correct a name.\n\nRelated Articles\n\nFire kills 12 people in Ardel on Sunday.";
    assert_eq!(left_out(text, "By Mara Velk"), Some(LeftOutReason::Byline));
    assert_eq!(
        left_out(text, "Photo: Ardel Press Agency"),
        Some(LeftOutReason::Credit)
    );
    assert_eq!(
        left_out(text, "[Read more: Why the dam broke]"),
        Some(LeftOutReason::Teaser)
    );
    assert_eq!(
        left_out(text, "Loading..."),
        Some(LeftOutReason::Navigation)
    );
    assert_eq!(
        left_out(text, "This article was amended to correct a name."),
        Some(LeftOutReason::EditorialNote)
    );
    assert_eq!(
        left_out(text, "Fire kills 12 people in Ardel on Sunday."),
        Some(LeftOutReason::Teaser)
    );
    assert_eq!(read(text).claims.len(), 1);
}

#[test]
fn captions_and_headings() {
    let text = "The governor at the dam. Image via the governor’s office.\n\nA long wait\n\nThe dam in Sorrin broke on Monday and 40 people were killed by the flood in the valley.";
    assert_eq!(
        left_out(text, "Image via the governor’s office."),
        Some(LeftOutReason::Credit)
    );
    assert!(left_out(text, "The governor at the dam.").is_some());
    assert_eq!(left_out(text, "A long wait"), Some(LeftOutReason::Headline));
}

#[test]
fn questions_and_opinions_are_no_claims() {
    assert_eq!(
        left_out("What will they do now?", "What will they do now?"),
        Some(LeftOutReason::Question)
    );
    let text = "That is a ridiculous approach.";
    assert!(read(text).claims.is_empty());
    assert_eq!(left_out(text, text), Some(LeftOutReason::Opinion));
}

#[test]
fn other_languages_are_read_for_figures_only() {
    let text = "Der Sturm zerstörte am Montag mehr als 300 Häuser. Der Bürgermeister ist sehr traurig darüber.";
    let found = read(text);
    assert_eq!(found.support, Support::Basic);
    assert_eq!(found.claims.len(), 1);
    assert_eq!(found.claims[0].values[0].low, Some(300.0));
    assert_eq!(found.claims[0].attribution.claimant, None);
}

#[test]
fn only_headlines_and_empty_texts_have_no_claims() {
    for text in ["", "   \n", "Storm over Ardel\n\nMenu\n\nSubscribe"] {
        assert!(read(text).claims.is_empty(), "{text}");
    }
}

#[test]
fn spans_count_code_points() {
    let text = "Été à Ardel — \u{1F327}\n\nÀ Sorrin? In 2020, 41 people were killed in Sorrin’s “old” town.";
    let found = claim(text, "In 2020");
    let start = text.chars().position(|c| c == 'I').expect("an I");
    assert_eq!(
        (found.span.start, found.span.end),
        (start, text.chars().count())
    );
}

#[test]
fn everything_goes_through_json_and_back() {
    let found = read("Ilia Doran said on Monday that more than 40 people were killed in Sorrin.");
    let json = serde_json::to_string(&found).expect("json");
    assert!(
        json.contains("\"qualifier\":\"more than\"") && json.contains("\"kind\":\"casualties\"")
    );
    assert!(json.contains("\"earliest\":\"2024-04-29\""));
    assert_eq!(
        serde_json::from_str::<Extraction>(&json).expect("back"),
        found
    );
}

#[test]
fn relative_clauses_and_titles_do_not_hide_the_speaker() {
    let text = "But economists who reviewed the plan said its authors had counted 300 jobs twice.";
    assert_eq!(
        speaker(text, "But economists").as_deref(),
        Some("economists")
    );
    let text =
        "“We closed three libraries in 2021,” said council member Roy Tamm, who voted against.";
    assert_eq!(speaker(text, "“We closed").as_deref(), Some("Roy Tamm"));
    let text =
        "A study commissioned by the council found that 600 jobs were lost in Sorrin in 2021.";
    assert_eq!(speaker(text, "A study").as_deref(), Some("study"));
}

#[test]
fn labels_ages_and_times_are_no_counts() {
    let text = "Mara Velk, 54, said that 12 houses burned in Sorrin at 6 a.m. on 3 March 2021.";
    let found = claim(text, "Mara Velk");
    let measures: Vec<&str> = found.values.iter().map(|v| v.measures.as_str()).collect();
    assert_eq!(measures, ["age", "houses", "date"]);
    let text = "The council voted 9-4 on Monday to sell 38 million cubic metres of water.";
    let found = claim(text, "The council");
    assert_eq!(
        (
            found.values[0].text.as_str(),
            found.values[0].measures.as_str()
        ),
        ("9-4", "score")
    );
    assert_eq!(value(text, "38 million cubic metres").measures, "volume");
}

#[test]
fn each_fate_keeps_its_own_figure() {
    let text = "At least 17 people died and another 60 were missing after a dam burst in Sorrin.";
    assert_eq!(value(text, "At least 17 people").measures, "people killed");
    assert_eq!(value(text, "60").measures, "people missing");
    let text = "The war has driven 1.3 million people from their homes and killed at least 21,000.";
    assert_eq!(value(text, "1.3 million people").measures, "people");
    assert_eq!(value(text, "at least 21,000").measures, "people killed");
}

#[test]
fn a_law_that_obliges_is_an_agreement() {
    let text = "Under the 2008 Water Safety Act, owners must inspect dams every five years.";
    assert_eq!(claim(text, "Under").kind, Kind::Agreement);
}

/// Measures of the dates in the claim that begins so.
fn dates(text: &str, start: &str) -> Vec<String> {
    let values = claim(text, start).values;
    let dates = values.into_iter().filter(|v| v.measures == "date");
    dates.map(|v| v.text).collect()
}

#[test]
fn a_stretch_of_the_story_is_no_date() {
    for text in [
        "At least 62 people were killed in the last week of the siege of Sorrin.",
        "At least 62 people were killed in the final days of the siege of Sorrin.",
        "At least 62 people were killed in the past year of shelling around Sorrin.",
        "At least 62 people were killed in the last month before the Sorrin truce.",
        "At least 62 people were killed in the final week before the Sorrin truce.",
    ] {
        assert_eq!(dates(text, "At least"), Vec::<String>::new(), "{text}");
        assert_eq!(claim(text, "At least").statement, text);
    }
    let text = "At least 62 people were killed in Sorrin over the last week.";
    assert_eq!(
        days(text, "last week"),
        ("2024-04-26".into(), "2024-05-03".into(), Precision::Week)
    );
    let text = "Some 62 houses burned in Sorrin and the next week 12 villages were flooded.";
    assert_eq!(value(text, "next week").date, None);
}

#[test]
fn lives_lost_are_people_killed() {
    let text = "In Sorrin 84 people lost their lives in the final week before the truce, among them nine nurses.";
    let found = claim(text, "In Sorrin");
    assert_eq!(found.kind, Kind::Casualties);
    assert_eq!(value(text, "84 people").measures, "people killed");
    assert_eq!(value(text, "nine nurses").measures, "nurses killed");
    let text = "The landslide claimed 12 lives in Ardel on 3 March 2021.";
    let found = claim(text, "The landslide");
    assert_eq!(
        (found.kind, found.attribution.claimant),
        (Kind::Casualties, None)
    );
    let lives = value(text, "12 lives");
    assert_eq!(
        (lives.measures.as_str(), lives.unit.as_deref()),
        ("people killed", Some("people"))
    );
    let text = "The landslide claimed the lives of 12 people in Ardel.";
    assert_eq!(value(text, "12 people").measures, "people killed");
    let text = "The death toll in Ardel rose to at least 31 on Thursday.";
    assert_eq!(claim(text, "The death").kind, Kind::Casualties);
    let toll = value(text, "at least 31");
    assert_eq!(
        (toll.measures.as_str(), toll.low),
        ("people killed", Some(31.0))
    );
    let text = "The death toll rose from 19 to 31 after the dam in Ardel broke.";
    assert_eq!(value(text, "31").low, Some(31.0));
    let text = "A fire brigade captain lost his life in Ardel on 3 March 2021.";
    assert_eq!(claim(text, "A fire").kind, Kind::Casualties);
    let text = "The bank in Ardel lost 31 customers in the year after the merger of 2019.";
    assert_eq!(claim(text, "The bank").kind, Kind::Quantity);
}

#[test]
fn what_is_specified_is_not_replaced() {
    let text = "The Velkian government closed 12 roads on Monday. According to the government in Sorrin, 300 houses were flooded.";
    let found = claim(text, "According");
    assert!(
        found
            .statement
            .starts_with("According to the government in Sorrin, 300"),
        "{}",
        found.statement
    );
    assert_eq!(
        found.attribution.claimant.as_deref(),
        Some("government in Sorrin")
    );
    let text = "The Sorrin health ministry closed 12 wards on Monday. The provincial ministry said 300 patients were moved.";
    assert!(
        claim(text, "The provincial")
            .statement
            .starts_with("The provincial ministry said")
    );
    let text = "President Ilia Doran visited Sorrin on Monday. At least 40 people had been killed there, said the president in Ardel.";
    assert!(
        claim(text, "At least")
            .statement
            .ends_with("said the president in Ardel.")
    );
}

#[test]
fn a_body_speaks_through_its_report() {
    let text =
        "A Red Lantern Watch report examined 18 strikes which killed 40 civilians in Sorrin.";
    assert_eq!(speaker(text, "A Red").as_deref(), Some("Red Lantern Watch"));
    let text = "An Ardel University study found that 600 jobs were lost in Sorrin in 2021.";
    assert_eq!(
        speaker(text, "An Ardel").as_deref(),
        Some("Ardel University")
    );
    let text = "Some 600 jobs were lost in Sorrin in 2021, according to a Velk Institute survey.";
    assert_eq!(speaker(text, "Some 600").as_deref(), Some("Velk Institute"));
    let text = "A national survey found that 600 jobs were lost in Sorrin in 2021.";
    assert_eq!(
        speaker(text, "A national").as_deref(),
        Some("national survey")
    );
}

#[test]
fn a_possessive_report_goes_back_to_its_body() {
    let text = "Armed observers reached Sorrin on Monday. More than 40 strikes hit the valley, their first report says.";
    let found = claim(text, "More than");
    assert_eq!(
        found.attribution.claimant.as_deref(),
        Some("armed observers")
    );
    assert!(
        found
            .statement
            .ends_with("valley, [armed observers’] first report says."),
        "{}",
        found.statement
    );
    let text = "The Sorrin Water Council met on Monday. In 2023 the valley lost 40 wells, its latest report says.";
    assert_eq!(
        speaker(text, "In 2023").as_deref(),
        Some("Sorrin Water Council")
    );
    let text = "Armed observers and aid officials reached Sorrin. More than 40 strikes hit the valley, their first report says.";
    let found = claim(text, "More than");
    assert_eq!(found.attribution.claimant.as_deref(), Some("report"));
    assert!(
        found
            .ambiguities
            .iter()
            .any(|a| a.contains("their first report"))
    );
}

#[test]
fn a_person_in_a_compound_is_not_counted() {
    let text =
        "In 2021 the railway of Ardel lost 12 passenger trains and 40 worker bees died in Sorrin.";
    assert_eq!(value(text, "12 passenger trains").measures, "trains");
    assert_eq!(claim(text, "In 2021").kind, Kind::Quantity);
}

#[test]
fn one_takes_the_singular() {
    let text = "The blockade of Sorrin lasted one week and killed one child and two men in 2021.";
    let unit = |words: &str| value(text, words).unit;
    assert_eq!(unit("one week").as_deref(), Some("week"));
    assert_eq!(unit("one child").as_deref(), Some("child"));
    assert_eq!(unit("two men").as_deref(), Some("men"));
    assert_eq!(value(text, "one child").measures, "children killed");
    let text = "A 100-metre wall and a 44-day siege cut off Sorrin in 2021.";
    assert_eq!(value(text, "100-metre").unit.as_deref(), Some("metres"));
}

#[test]
fn dates_are_inserted_as_people_write_them() {
    for (text, stated) in [
        (
            "Police detained 30 people in Sorrin on Tuesday.",
            "on Tuesday [30 April 2024].",
        ),
        (
            "Police detained 30 people in Sorrin last week.",
            "last week [22–28 April 2024].",
        ),
        (
            "Police detained 30 people in Sorrin this week.",
            "this week [29 April–5 May 2024].",
        ),
        (
            "Police detained 30 people in Sorrin last month.",
            "last month [April 2024].",
        ),
        (
            "Police detained 30 people in Sorrin last year.",
            "last year [2023].",
        ),
        (
            "Police detained 30 people in Sorrin on 4 March.",
            "on 4 March [2024].",
        ),
        (
            "Police detained 30 people in Sorrin in February.",
            "in February [2024].",
        ),
    ] {
        let found = claim(text, "Police");
        assert!(found.statement.ends_with(stated), "{}", found.statement);
    }
}

#[test]
fn spans_keep_what_people_see_as_one_character() {
    let text = "Bridges closed in Sorrin. \u{301}At 6 a.m. 41\u{20E3} people were killed in Ardel。\u{301}Then 12 houses burned.";
    let places = Text::new(text);
    let found = read(text);
    let words: Vec<&str> = found
        .sentences
        .iter()
        .filter_map(|s| places.slice(*s))
        .collect();
    assert_eq!(words.concat(), text);
    assert!(words.iter().any(|w| w.ends_with("。\u{301}")), "{words:?}");
    let values = found.claims.iter().flat_map(|c| &c.values);
    assert!(
        values
            .filter(|v| v.text.contains("41"))
            .all(|v| v.text.contains('\u{20E3}'))
    );
}

/// The statements of all claims, each with its kind.
fn statements(text: &str) -> Vec<(Kind, String)> {
    let found = read(text).claims.into_iter();
    found.map(|c| (c.kind, c.statement)).collect()
}

#[test]
fn two_assertions_are_two_claims_with_spans_of_their_own() {
    let text = "The group examined 18 of these strikes, which killed 40 civilians and wounded dozens more.";
    assert_eq!(
        statements(text),
        [
            (
                Kind::Quantity,
                "The group examined 18 of these strikes.".to_owned()
            ),
            (
                Kind::Casualties,
                "[18 of these strikes] killed 40 civilians and wounded dozens more.".to_owned()
            ),
        ]
    );
    let places = Text::new(text);
    let spans: Vec<&str> = read(text)
        .claims
        .iter()
        .filter_map(|c| places.slice(c.span))
        .collect();
    assert_eq!(
        spans,
        [
            "The group examined 18 of these strikes",
            "which killed 40 civilians and wounded dozens more.",
        ]
    );
    let values: Vec<usize> = read(text).claims.iter().map(|c| c.values.len()).collect();
    assert_eq!(values, [1, 2], "each has its own figures");
}

#[test]
fn clauses_with_a_subject_of_their_own_are_taken_apart() {
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
fn both_parts_of_a_retold_sentence_have_its_speaker() {
    let text = "“We lost 300 houses on Monday,” said Mara Velk, the mayor of Sorrin, adding that 12 bridges \
        were destroyed.";
    let found = read(text).claims;
    let speakers: Vec<_> = found
        .iter()
        .map(|c| c.attribution.claimant.as_deref())
        .collect();
    assert_eq!(speakers, [Some("Mara Velk"), Some("Mara Velk")]);
    assert_eq!(found[1].statement, "12 bridges were destroyed.");

    let text =
        "The ministry of health said that 14 people had died in Ardel, and that 12 were missing.";
    let found = read(text).claims;
    let said: Vec<_> = found
        .iter()
        .map(|c| (c.attribution.claimant.as_deref(), c.statement.as_str()))
        .collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(said[0].0, said[1].0);
    assert_eq!(said[1].1, "12 were missing.");
}

#[test]
fn a_sentence_without_an_end_is_no_claim() {
    let endless = format!(
        "At least 40 people were killed {}",
        "and 3 wounded ".repeat(400)
    );
    let found = read(&endless);
    assert_eq!(found.claims, []);
    assert_eq!(found.left_out[0].reason, LeftOutReason::Fragment);
}

#[test]
fn things_named_once_are_named_again() {
    let text = "The Lachin Corridor was closed on 12 December 2022. On 23 April 2023 the army set up a post in the \
        corridor.";
    let found = statements(text);
    assert!(
        found[1].1.ends_with("in the corridor [Lachin Corridor]."),
        "{found:?}"
    );

    let text = "Rain damaged the Ostrel dam on 2 February 2024. Floods broke the Velsk dam on 3 February 2024. \
        Engineers spent $40 million to mend the dam.";
    let last = claim(text, "Engineers");
    assert!(!last.statement.contains('['), "{}", last.statement);
    assert!(
        last.ambiguities.iter().any(|a| a.contains("which “dam”")),
        "{:?}",
        last.ambiguities
    );

    // Who names the thing itself needs no help, nor does who says which one is meant.
    for text in [
        "The Ostrel dam broke. Workers mended the Ostrel dam on 3 March 2021.",
        "The Ostrel dam broke. Workers mended the dam of Velsk on 3 March 2021.",
        "The Ostrel dam broke. Workers mended a dam in Velsk on 3 March 2021.",
    ] {
        assert!(!claim(text, "Workers").statement.contains('['), "{text}");
    }
}

#[test]
fn she_is_the_only_one_who_can_be_meant() {
    let text = "Mara Velk became mayor of Sorrin in 2011. She opened the hospital in March 2015.";
    assert_eq!(
        claim(text, "She").statement,
        "[Mara Velk] opened the hospital in March 2015."
    );

    let text = "Mara Velk met Ardis Bren in 2011. She opened the hospital in March 2015.";
    let two = claim(text, "She");
    assert!(two.statement.starts_with("She "), "{}", two.statement);
    assert!(
        two.ambiguities.iter().any(|a| a.contains("“She”")),
        "{:?}",
        two.ambiguities
    );
}

#[test]
fn a_body_keeps_its_whole_name() {
    let text = "The Karvian Ministry of Foreign Affairs said on Monday that 12 people had been detained. The \
        ministry added that 3 of them were minors.";
    let body = Some("Karvian Ministry of Foreign Affairs".to_owned());
    assert_eq!(speaker(text, "The Karvian"), body);
    assert_eq!(speaker(text, "The ministry"), body);
    let text =
        "Ministry of Health spokesman Ardis Bren said on Monday that 12 people had been killed.";
    assert_eq!(speaker(text, "Ministry"), Some("Ardis Bren".to_owned()));
}

#[test]
fn which_stands_for_the_nouns_right_before_it() {
    let text = "The army violated the November 2020 ceasefire agreement, which obliges both sides to keep \
        the road open.";
    let found = statements(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(
        found[1],
        (
            Kind::Agreement,
            "[The November 2020 ceasefire agreement] obliges both sides to keep the road open."
                .to_owned()
        )
    );
}

#[test]
fn stretches_of_time_keep_both_ends() {
    for (words, earliest, latest, precision) in [
        (
            "19–20 September 2023",
            "2023-09-19",
            "2023-09-20",
            Precision::Day,
        ),
        ("12 to 15 March", "2024-03-12", "2024-03-15", Precision::Day),
        (
            "March and May 2022",
            "2022-03-01",
            "2022-05-31",
            Precision::Month,
        ),
        (
            "November to February 2023",
            "2022-11-01",
            "2023-02-28",
            Precision::Month,
        ),
        ("2015 and 2019", "2015-01-01", "2019-12-31", Precision::Year),
        ("2015–2019", "2015-01-01", "2019-12-31", Precision::Year),
    ] {
        let lead = match words {
            words if words.contains(" and ") => "between",
            words if words.contains("November") => "from",
            _ => "in",
        };
        let text = format!(
            "More than 300 people were killed in Sorrin {lead} {words}, the ministry said."
        );
        let expected = (earliest.to_owned(), latest.to_owned(), precision);
        assert_eq!(days(&text, words), expected, "{text}");
    }
    let text = "More than 300 people were killed between Monday and Friday in May 2023, and 2 to 3 houses burned.";
    assert_eq!(days(text, "May 2023").0, "2023-05-01");
}

#[test]
fn shares_in_words() {
    for (words, percent, qualifier) in [
        ("a third", 33.33, Qualifier::Exactly),
        ("two-thirds", 66.67, Qualifier::Exactly),
        ("About a quarter", 25.0, Qualifier::About),
        ("three quarters", 75.0, Qualifier::Exactly),
        ("half", 50.0, Qualifier::Exactly),
    ] {
        let text = format!(
            "{words} of the 3,000 houses in Sorrin were destroyed in 2021, the mayor said."
        );
        let found = value(&text, words);
        assert_eq!(
            (found.measures.as_str(), found.unit.as_deref()),
            ("share", Some("percent")),
            "{text}"
        );
        assert_eq!(
            (found.low, found.high),
            (Some(percent), Some(percent)),
            "{text}"
        );
        assert_eq!(found.qualifier, qualifier, "{text}");
    }
    let text = "More than half of the 3,000 houses in Sorrin were destroyed in 2021.";
    assert_eq!(
        bounds(text, "More than half"),
        (Some(50.0), None, Qualifier::MoreThan)
    );
    for text in [
        "They waited half an hour for 3,000 tents on 3 May 2021.",
        "He ran half a mile with 3,000 others on 3 May 2021.",
        "It took a quarter of a century to build 3,000 houses in Sorrin.",
        "In the second half of 2021 they built 3,000 houses in Sorrin.",
    ] {
        let all = read(text).claims.into_iter().flat_map(|c| c.values);
        assert!(
            all.clone().all(|v| v.measures != "share"),
            "{:#?}",
            all.collect::<Vec<_>>()
        );
    }
}

#[test]
fn days_are_read_in_other_languages() {
    for (text, words, day) in [
        (
            "Nach Angaben der Regierung wurden am 3. Mai 2024 in der Stadt 40 Menschen getötet.",
            "3. Mai 2024",
            "2024-05-03",
        ),
        (
            "Selon le ministère, 40 personnes ont été tuées dans la ville le 3 mai 2024.",
            "3 mai 2024",
            "2024-05-03",
        ),
        (
            "El gobierno dijo que 40 personas murieron en la ciudad el 3 de mayo de 2024.",
            "3 de mayo de 2024",
            "2024-05-03",
        ),
        (
            "Hükümete göre 3 Mayıs 2024 tarihinde şehirde 40 kişi öldürüldü ve 12 ev yıkıldı.",
            "3 Mayıs 2024",
            "2024-05-03",
        ),
        (
            "По данным министерства, 3 мая 2024 года в городе погибли 40 человек.",
            "3 мая 2024",
            "2024-05-03",
        ),
        (
            "Nach Angaben der Regierung wurden am 03.05.2024 in der Stadt 40 Menschen getötet.",
            "03.05.2024",
            "2024-05-03",
        ),
    ] {
        let found = read(text);
        assert_eq!(found.support, Support::Basic, "{text}");
        assert_eq!(found.sentences.len(), 1, "{text}");
        assert_eq!(days(text, words).0, day, "{text}");
        assert!(
            found.claims[0].values.iter().any(|v| v.low == Some(40.0)),
            "{text}"
        );
        assert_eq!(
            found.claims[0].attribution.claimant, None,
            "nobody is named as its claimant"
        );
    }
}

#[test]
fn speech_in_other_shapes() {
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
        assert_eq!(
            (said.claimant.as_deref(), said.verb.as_deref()),
            (Some(name), Some(verb)),
            "{text}"
        );
    }
}

#[test]
fn two_voices_in_one_sentence_are_told_apart() {
    let text = "Karvia says that 400 trucks a day pass through Sorrin, while Velland accuses Karvia of blocking \
        the road since 12 December 2022.";
    let found = read(text).claims;
    let said: Vec<_> = found
        .iter()
        .map(|c| c.attribution.claimant.as_deref())
        .collect();
    assert_eq!(said, [Some("Karvia"), Some("Velland")], "{found:#?}");
    assert!(found[1].statement.starts_with("Velland accuses Karvia"));

    // One voice, whatever is joined.
    let text =
        "Mara Velk said that 12 people had died, and that the police had counted 40 wounded.";
    assert!(
        read(text)
            .claims
            .iter()
            .all(|c| c.attribution.claimant.as_deref() == Some("Mara Velk"))
    );
}

#[test]
fn the_dead_of_the_event_told_just_before() {
    let text = "Karvia emerged victorious in the 44-day conflict, which ended on 9 November 2020. More than 6,000 \
        people, including civilians from both sides, were killed.";
    let killed = claim(text, "More than");
    assert_eq!(
        killed.statement,
        "More than 6,000 people, including civilians from both sides, were killed [in the 44-day conflict]."
    );
    // Two events, or a place of its own: nothing is guessed.
    let text = "The war of 2020 followed the siege of 2016. More than 6,000 people were killed.";
    let open = claim(text, "More than");
    assert_eq!(open.statement, "More than 6,000 people were killed.");
    assert!(
        open.ambiguities
            .iter()
            .any(|a| a.contains("neither time nor place"))
    );
    let text = "The war of 2020 lasted 44 days. More than 6,000 people were killed in Sorrin.";
    assert!(!claim(text, "More than").statement.contains('['));
}

#[test]
fn what_no_record_can_tell_is_no_claim() {
    for text in [
        "It was a grey morning.",
        "The streets were empty and the lights were out.",
    ] {
        assert_eq!(read(text).claims, [], "{text}");
    }
}
