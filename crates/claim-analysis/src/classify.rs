//! What kind of claim is it?

use crate::claim::{Kind, Value};
use crate::features::{Features, Signal};

/// The kind that a checker would open first, in the order of the labelling guide.
pub(crate) fn kind(f: &Features, values: &[Value], attributed: bool) -> Kind {
    let figures = values
        .iter()
        .filter(|v| v.measures != "date" && v.measures != "duration")
        .count();
    let dated = f.has(Signal::YEAR) || f.has(Signal::DURATION);
    let people = values.iter().any(|v| {
        [
            "killed",
            "injured",
            "missing",
            "displaced",
            "detained",
            "captive",
        ]
        .iter()
        .any(|fate| v.measures.ends_with(fate))
    });
    if people || f.has(Signal::CASUALTY) && f.has(Signal::PAST) && figures > 0 {
        return Kind::Casualties;
    }
    if attributed && !f.has(Signal::SPEECH_FACT) {
        return Kind::Quote;
    }
    if f.has(Signal::STIPULATION_BOTH) {
        return Kind::Agreement;
    }
    if figures > 0 {
        return Kind::Quantity;
    }
    if f.has(Signal::FORECAST) && !f.has(Signal::PAST) {
        return Kind::Prediction;
    }
    if dated {
        return Kind::Date;
    }
    if f.has(Signal::CAUSE) {
        return Kind::Causal;
    }
    Kind::Event
}
