//! Terms of a trace: words reduced to keys that survive inflection and transliteration.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::classes::class;
use crate::text::stem::stem;
use crate::text::words::{Word, plain};

/// Characters of a key: "Pashinyan" and "Pashinian", "Armenia" and "Armenian", "installed" and "installation" are one term.
const KEY: usize = 6;

/// The shortest word that says what happened.
const SHORTEST: usize = 3;

/// Words of every report: who speaks, bodies and roles, time, number, what became of people (the figures say so).
const GENERAL: &str = "people person persons official officials government president minister ministers ministry prime foreign \
    interior spokesman spokeswoman spokesperson statement statements said told added stated announced reported according says \
    say speaking words remarks country countries region regions area areas city town village local national international state \
    states year years month months week weeks days time times today yesterday number numbers part report reports reporter \
    news agency authorities authority office service services group groups member members leader leaders party parties side \
    sides issue question problem work make made making take took taken come came went going give given gave call called \
    calls include including included while still however since until amid other others many more most several some very much \
    well only first last next later earlier already both each same such even between among against without within around \
    near nearly out off new old one two three per via ago say had has its his her not who all any how about almost least than these those they them their were been being have would should could might must \
    under over onto into upon after before during because though although whether either neither another further \
    killed kill kills killing died dies dying death deaths dead fatalities injured injuries wounded casualties victims missing \
    displaced left happened happens toll total figure figures rose risen raised brought confirmed known police rescuers \
    department may january february march april june july august september october november december monday tuesday wednesday \
    thursday friday saturday sunday januar februar mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag \
    samstag sonntag nicht wurde wurden werden wird haben hatte hatten sagte sagten nach oder eine einer einem einen dass auch sind waren beim \
    ueber unter gegen mehr durch menschen personen regierung polizei dans avec pour plus cette sont leur para como sobre entre";

/// Events that happen to people.
const HAZARDS: &str = "flood flooding earthquake quake fire wildfire blaze storm hurricane typhoon cyclone tsunami landslide mudslide \
    avalanche eruption explosion blast collapse crash derailment shooting stabbing stampede epidemic outbreak famine drought \
    shelling bombing airstrike siege massacre riot collision capsize sank sunk wreck shipwreck hochwasser erdbeben brand feuer sturm \
    explosion erdrutsch unfall untergang";

/// Words for any event that happens to people: they name none.
const CALAMITIES: &str = "accident disaster tragedy catastrophe unglueck katastrophe";

/// Words for one event, by the first of them. A blast is an explosion, and a ferry that capsized sank.
const SAME: &[&str] = &[
    "flood hochwasser",
    "earthquake quake erdbeben",
    "fire wildfire blaze brand feuer",
    "storm hurricane typhoon cyclone sturm",
    "landslide mudslide erdrutsch",
    "explosion blast",
    "crash collision derailment unfall",
    "sinking sank sunk capsize wreck shipwreck untergang",
];

/// Agreements between parties, and what is done with them.
const PACTS: &str = "agreement treaty accord truce ceasefire armistice pact deal declaration memorandum signed tripartite trilateral \
    abkommen vertrag waffenruhe waffenstillstand";

/// The key of all agreements.
pub const PACT: &str = "pact";

/// Other words that name something that happened or was done.
const DEEDS: &str = "attack strike strikes offensive operation war battle invasion raid ambush assassination murder election \
    referendum protest rally demonstration blockade checkpoint summit meeting visit trial ruling coup amnesty merger \
    takeover acquisition resignation evacuation hostage kidnapping hijacking sinking rescue lawsuit inauguration sanctions \
    angriff wahl protest treffen gipfel besuch prozess putsch blockade";

/// Verbs of what is done to one person or thing once: another day is an error, not a second time.
const ONCE: &str = "detained arrested charged indicted convicted sentenced acquitted released dismissed appointed resigned elected \
    inaugurated signed collapsed founded abolished married buried";

static ONCE_KEYS: LazyLock<FxHashSet<String>> = LazyLock::new(|| ONCE.split_ascii_whitespace().map(of).collect());
static GENERAL_KEYS: LazyLock<FxHashSet<String>> = LazyLock::new(|| GENERAL.split_ascii_whitespace().map(of).collect());

static HAZARD_KEYS: LazyLock<FxHashSet<String>> = LazyLock::new(|| HAZARDS.split_ascii_whitespace().map(of).collect());
static CALAMITY_KEYS: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| CALAMITIES.split_ascii_whitespace().map(of).collect());
static EVENT_KEYS: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let event = |words: &&str| words.split_ascii_whitespace().next().map(of).unwrap_or_default();
    SAME.iter().flat_map(|words| words.split_ascii_whitespace().map(move |word| (of(word), event(words)))).collect()
});
static PACT_KEYS: LazyLock<FxHashSet<String>> = LazyLock::new(|| PACTS.split_ascii_whitespace().map(of).collect());
static DEED_KEYS: LazyLock<FxHashSet<String>> = LazyLock::new(|| DEEDS.split_ascii_whitespace().map(of).collect());

/// Words by key, each as first written.
pub type Terms = BTreeMap<String, String>;

/// The key of a word in plain form.
pub fn of(plain: &str) -> String {
    key(plain).into_owned()
}

fn key(plain: &str) -> Cow<'_, str> {
    match stem(plain) {
        Cow::Borrowed(stem) => Cow::Borrowed(start(stem)),
        Cow::Owned(stem) => Cow::Owned(start(&stem).to_owned()),
    }
}

/// The key of a name: stems would take letters off names such as "Hastings".
pub fn of_name(plain: &str) -> String {
    start(plain).to_owned()
}

/// The first characters of a word, at most [`KEY`].
fn start(word: &str) -> &str {
    let end = word.char_indices().nth(KEY).map_or(word.len(), |(end, _)| end);
    word.get(..end).unwrap_or(word)
}

/// Whether a word may say what happened.
pub fn is_telling(word: &Word) -> bool {
    let is_long = word.plain.chars().count() >= SHORTEST;
    is_long && !word.is_number() && !class(&word.plain).is_function && !is_general(word)
}

/// Whether a word occurs in reports about anything.
pub fn is_general(word: &Word) -> bool {
    GENERAL_KEYS.contains(key(&word.plain).as_ref())
}

/// Replaces the words of terms by the words as the text writes them.
pub fn as_written(text: &str, mut terms: [&mut Terms; 2]) {
    for written in text.unicode_words() {
        let written = written.trim_end_matches("'s").trim_end_matches("’s");
        let plain = plain(written);
        for key in [start(&plain), &key(&plain)] {
            for terms in &mut terms {
                if let Some(word) = terms.get_mut(key).filter(|word| **word == plain) {
                    written.clone_into(word);
                }
            }
        }
    }
}

/// Whether a key belongs to an agreement between parties.
pub fn is_pact(key: &str) -> bool {
    PACT_KEYS.contains(key)
}

/// Whether a key names something that happened.
pub fn is_happening(key: &str) -> bool {
    HAZARD_KEYS.contains(key) || is_pact(key) || DEED_KEYS.contains(key) || is_calamity(key)
}

/// Whether a key is a word for any event that happens to people: an accident, a disaster.
pub fn is_calamity(key: &str) -> bool {
    CALAMITY_KEYS.contains(key)
}

/// Whether a key is a verb of what is done to one person or thing once.
pub fn is_done_once(key: &str) -> bool {
    ONCE_KEYS.contains(key)
}

/// The key of an event, whatever the event is called: all agreements are one.
pub fn event(key: &str) -> &str {
    if is_pact(key) { PACT } else { EVENT_KEYS.get(key).map_or(key, String::as_str) }
}
