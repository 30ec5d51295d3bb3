//! Word classes that matter in a comparison: function words, negations, opposites.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Words that say little about the topic.
const FUNCTION: &str = "the a an of and or but to in on at by for from with as is are was were be been being has have had do does did \
    that this these those it its he she they we you i me my his her him them their our your who which what when where why how \
    if than then so such into over under about after before between during through there here also just will would can could";

/// Words that turn a statement into its contrary.
const NEGATIONS: &str = "not no never none nobody nothing neither nor without isnt arent wasnt werent hasnt havent hadnt doesnt dont \
    didnt wont wouldnt cant couldnt shouldnt cannot nicht kein keine keinen keiner keines keinem nie niemals niemand nunca \
    ningun ninguna jamas nadie sin pas aucun aucune jamais non nao nenhum nenhuma не нет никогда никто لم لا لن ليس ليست";

/// Words that turn the statement that they report into its contrary.
const DENIALS: &str = "denied denies deny false fake untrue hoax";

/// Pairs of words with contrary meanings, each in all its forms.
const OPPOSITES: &[(&str, &str)] = &[
    (
        "rose rise rises rising risen increase increased increases grew grow grows growing climbed up gained higher more",
        "fell fall falls falling fallen decrease decreased decreases shrank shrink shrinks shrinking dropped drop drops declined decline declines down lost lower fewer less",
    ),
    ("won win wins winning", "lost lose loses losing defeated"),
    ("opened open opens opening reopened", "closed close closes closing shut"),
    (
        "allowed allow allows legal permitted legalized legalised",
        "banned ban bans banning illegal forbidden prohibited prohibits outlawed",
    ),
    (
        "approved approve approves accepted accept accepts passed adopted",
        "rejected reject rejects refused refuse refuses vetoed declined",
    ),
    ("supported support supports backed backs favors favours", "opposed oppose opposes opposing"),
    ("alive survived survive survives", "dead died killed dies"),
    ("started start starts began begin begins begun starting", "ended end ends stopped stop stops ending"),
    ("true real genuine authentic", "false fake untrue staged fabricated doctored"),
    ("guilty convicted", "innocent acquitted"),
    ("before", "after"),
    ("all every always", "none never"),
    ("first oldest", "last newest"),
    ("largest biggest highest most", "smallest lowest least"),
    ("released freed", "arrested detained jailed imprisoned"),
    ("safe harmless", "dangerous harmful deadly toxic"),
    ("hired appointed", "fired dismissed sacked"),
    ("bought buy buys", "sold sell sells"),
    // How something ended.
    (
        "passed pass passes passing succeeded succeed succeeds succeeding won win wins",
        "failed fail fails failing flunked",
    ),
    (
        "admitted admit admits admitting acknowledged acknowledges confirmed confirm confirms",
        "denied deny denies denying",
    ),
    ("upheld uphold upholds", "overturned overturn overturns annulled annul annuls quashed quash quashes"),
    ("lifted lift lifts lifting eased eases relaxed", "imposed impose imposes imposing tightened tightens"),
    (
        "cleared clear clears exonerated exonerates acquitted vindicated",
        "charged charges indicted convicted implicated",
    ),
    ("built build builds erected rebuilt", "demolished demolish demolishes dismantled razed"),
    (
        "launched launch launches introduced introduce introduces created",
        "cancelled canceled cancels scrapped scraps abolished abolishes",
    ),
    ("joined join joins joining entered", "quit quits leave leaves leaving withdrew withdrawn withdraws exited"),
    (
        "raised raise raises raising expanded expand expands",
        "cut cuts cutting lowered lowers slashed reduced reduces reduce",
    ),
    ("granted grant grants granting", "revoked revoke revokes withdrew refused"),
    ("recovered recover recovers improved improve improves", "worsened worsen worsens deteriorated deteriorates"),
    ("attended attend attends", "boycotted boycott boycotts skipped"),
];

/// What a word does in a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Class {
    pub is_function: bool,
    pub is_negation: bool,
    /// Bit `2n` for a word on the left of pair `n` of opposites, bit `2n + 1` on the right.
    pub sides: u64,
}

static CLASSES: LazyLock<FxHashMap<&str, Class>> = LazyLock::new(|| {
    let mut classes: FxHashMap<&str, Class> = FxHashMap::default();
    for word in FUNCTION.split_ascii_whitespace() {
        classes.entry(word).or_default().is_function = true;
    }
    for word in NEGATIONS.split_ascii_whitespace() {
        let class = classes.entry(word).or_default();
        (class.is_function, class.is_negation) = (true, true);
    }
    for word in DENIALS.split_ascii_whitespace() {
        classes.entry(word).or_default().is_negation = true;
    }
    for ((left, right), at) in OPPOSITES.iter().zip((0..).step_by(2)) {
        for (side, bit) in [(left, at), (right, at + 1)] {
            for word in side.split_ascii_whitespace() {
                classes.entry(word).or_default().sides |= 1 << bit;
            }
        }
    }
    classes
});

/// The class of a word in plain form.
pub fn class(word: &str) -> Class {
    CLASSES.get(word).copied().unwrap_or_default()
}

/// Number of pairs of opposites of which one text has only the left side and the other only the right.
pub const fn contrary(one: u64, other: u64) -> u32 {
    const LEFT: u64 = 0x5555_5555_5555_5555;
    let (one_left, one_right) = (one & LEFT, one >> 1 & LEFT);
    let (other_left, other_right) = (other & LEFT, other >> 1 & LEFT);
    let there = one_left & !one_right & other_right & !other_left;
    let back = one_right & !one_left & other_left & !other_right;
    (there | back).count_ones()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposites_are_contrary_unless_a_text_has_both() {
        let sides = |text: &str| text.split(' ').fold(0, |sum, word| sum | class(word).sides);
        for (one, other, expected) in [
            ("prices rose", "prices fell", 1),
            ("prices fell", "prices rose", 1),
            ("prices rose", "prices climbed", 0),
            ("prices rose and fell", "prices fell", 0),
            ("the bill was approved and supported", "the bill was rejected and opposed", 2),
            ("the bill", "the bill was rejected", 0),
            ("the ferry passed its inspection", "the ferry failed its inspection", 1),
            ("the ministry admitted a leak", "the ministry denied a leak", 1),
            ("the party won a seat", "the party failed there", 1),
            ("the court upheld the ban", "the court quashed the ban", 1),
            ("the sanctions were lifted", "the sanctions were imposed", 1),
        ] {
            assert_eq!(contrary(sides(one), sides(other)), expected, "{one} / {other}");
        }
    }
}
