//! The date that a story has reached, for "two days later" in the next sentence.

use crate::claim::{DateValue, Value};

/// The only date of the last sentence with dates.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Story {
    date: Option<DateValue>,
    paragraph: u32,
    /// Number of sentences without a date since.
    silent: u8,
}

impl Story {
    /// The date for the next sentence, which is in that paragraph: the date of the sentence before, or of an earlier
    /// sentence of the paragraph.
    pub fn date(self, paragraph: u32) -> Option<DateValue> {
        self.date.filter(|_| self.silent == 0 || self.paragraph == paragraph)
    }

    /// Reads the values of a sentence.
    pub fn read(&mut self, paragraph: u32, values: &[Value]) {
        let mut dates = values.iter().filter(|value| value.measures == "date");
        let Some(first) = dates.next() else {
            self.silent = self.silent.saturating_add(1);
            return;
        };
        // Two different dates: which one the next sentence means is open.
        let one = first.date.filter(|_| dates.all(|other| other.date == first.date));
        *self = Story { date: one, paragraph, silent: 0 };
    }
}
