//! What kind of claim is it?

use std::sync::LazyLock;

use crate::claim::{Kind, Value};
use crate::features::{self, Features, Signal};

/// One line a signal, one column a kind; its head names what they were fitted on.
const WEIGHTS: &str = include_str!("kinds.txt");

/// Kinds, and so columns.
const KINDS: usize = Kind::ALL.len();

/// What the rule of the labelling guide says on its own, before the model weighs it.
///
/// People hurt first, then rules and agreements, numbers, dates, causes; speech only when nothing
/// in it can be opened and checked.
pub(crate) fn hint(f: &Features, values: &[Value]) -> Kind {
    let fates = [
        "killed",
        "injured",
        "missing",
        "displaced",
        "detained",
        "captive",
    ];
    let hurt = values
        .iter()
        .any(|v| fates.iter().any(|fate| v.measures.ends_with(fate)));
    let counted = values.iter().any(|v| {
        let idle = matches!(v.measures.as_str(), "date" | "duration")
            || v.measures == "number" && v.high.is_none_or(|h| h < 3.0);
        !idle
    });
    let spoken = f.has(Signal::ATTRIBUTED);
    if hurt || f.has(Signal::CASUALTY_ACT) {
        return Kind::Casualties;
    }
    if f.has(Signal::STIPULATION_BOTH) && !(counted && !f.has(Signal::STIPULATES)) {
        return Kind::Agreement;
    }
    if counted {
        return Kind::Quantity;
    }
    if f.has(Signal::SINCE) || f.has(Signal::YEAR) && f.has(Signal::PAST) || f.has(Signal::DURATION)
    {
        return Kind::Date;
    }
    if f.has(Signal::CAUSE_STRONG) {
        return Kind::Causal;
    }
    if f.has(Signal::FORECAST) && !f.has(Signal::PAST) && !spoken {
        return Kind::Prediction;
    }
    if spoken && !(f.has(Signal::ACT) && f.has(Signal::PAST)) {
        return Kind::Quote;
    }
    Kind::Event
}

/// A linear model over the named signals and the hint.
#[derive(Debug)]
struct Model {
    bias: [f32; KINDS],
    signals: [[f32; KINDS]; features::COUNT],
    hints: [[f32; KINDS]; KINDS],
}

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let mut model = Model {
        bias: [0.0; KINDS],
        signals: [[0.0; KINDS]; features::COUNT],
        hints: [[0.0; KINDS]; KINDS],
    };
    for line in WEIGHTS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(name) = words.next() else { continue };
        let mut row = [0.0; KINDS];
        for (slot, word) in row.iter_mut().zip(words) {
            *slot = word.parse().unwrap_or(0.0);
        }
        let place = |hint: &str| Kind::ALL.iter().position(|k| k.as_str() == hint);
        if name == "bias" {
            model.bias = row;
        } else if let Some(slot) = name
            .strip_prefix("hint_")
            .and_then(place)
            .and_then(|at| model.hints.get_mut(at))
        {
            *slot = row;
        } else if let Some(slot) = features::SIGNALS
            .iter()
            .position(|(key, _)| *key == name)
            .and_then(|at| model.signals.get_mut(at))
        {
            *slot = row;
        }
    }
    model
});

/// The kind that a checker would open first.
pub(crate) fn kind(f: &Features, values: &[Value]) -> Kind {
    let hint = hint(f, values);
    let mut sums = MODEL.bias;
    let mut add = |row: &[f32; KINDS], by: f32| {
        for (sum, weight) in sums.iter_mut().zip(row) {
            *sum += weight * by;
        }
    };
    for (value, row) in f
        .values
        .iter()
        .zip(&MODEL.signals)
        .filter(|(value, _)| **value != 0.0)
    {
        add(row, *value);
    }
    if let Some(row) = Kind::ALL
        .iter()
        .position(|k| *k == hint)
        .and_then(|at| MODEL.hints.get(at))
    {
        add(row, 1.0);
    }
    let best = sums.iter().zip(Kind::ALL).max_by(|a, b| a.0.total_cmp(b.0));
    best.map_or(hint, |(_, kind)| *kind)
}
