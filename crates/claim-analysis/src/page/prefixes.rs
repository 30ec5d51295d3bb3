//! Lists of line prefixes that mark captions, credits, notes, teasers and page furniture.

use std::sync::LazyLock;

use crate::lexicon::word::lower;

/// Length in bytes of the part of a line that is compared.
const COMPARED: usize = 36;

/// Lower-case prefixes of two bytes or more, in lists by [`place`].
pub(super) struct Prefixes(Vec<Vec<String>>);

impl Prefixes {
    fn read(list: &'static str) -> Self {
        let mut prefixes = vec![Vec::new(); 256];
        for line in lines(list) {
            let line = line.replace('_', " ");
            if let Some(slot) = place(&line).and_then(|place| prefixes.get_mut(place)) {
                slot.push(line);
            }
        }
        Prefixes(prefixes)
    }

    /// True if a line starts with one of the prefixes. `low` is a result of [`head`].
    pub fn fit(&self, low: &str) -> bool {
        let prefixes = place(low).and_then(|place| self.0.get(place));
        prefixes.is_some_and(|prefixes| prefixes.iter().any(|prefix| low.starts_with(prefix)))
    }
}

/// Number from 0 to 255 for the first two bytes.
fn place(line: &str) -> Option<usize> {
    let [first, second] = line.as_bytes().first_chunk()?;
    Some(usize::from(first.wrapping_mul(31).wrapping_add(*second)))
}

/// The prefixes of each kind of line.
pub(super) struct LinePrefixes {
    /// Whole lines that open a list of other articles.
    lists: Vec<&'static str>,
    pub teasers: Prefixes,
    pub credits: Prefixes,
    pub captions: Prefixes,
    /// Notes about the article.
    pub notes: Prefixes,
    /// Notes about the article in other languages.
    pub foreign_notes: Prefixes,
    /// Links, buttons and other parts of the page.
    pub furniture: Prefixes,
}

pub(super) static PREFIXES: LazyLock<LinePrefixes> = LazyLock::new(|| LinePrefixes {
    lists: lines(include_str!("../lexicon/page/lists.txt")).collect(),
    teasers: Prefixes::read(include_str!("../lexicon/page/teasers.txt")),
    credits: Prefixes::read(include_str!("../lexicon/page/credits.txt")),
    captions: Prefixes::read(include_str!("../lexicon/page/captions.txt")),
    notes: Prefixes::read(include_str!("../lexicon/page/notes.txt")),
    foreign_notes: Prefixes::read(include_str!("../lexicon/page/foreign_notes.txt")),
    furniture: Prefixes::read(include_str!("../lexicon/page/furniture.txt")),
});

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// The first bytes of a line in lower case, for comparison with prefixes.
pub(super) fn head<'b>(line: &str, buffer: &'b mut [u8; 48]) -> &'b str {
    let mut cut = line.len().min(COMPARED);
    while !line.is_char_boundary(cut) {
        cut -= 1;
    }
    lower(line.get(..cut).unwrap_or(""), buffer).unwrap_or("")
}

/// True if a line opens a list of other articles. `low` is a result of [`head`].
pub(super) fn opens_list(low: &str) -> bool {
    let low = low.trim_end_matches([':', '.', ' ', '…']);
    let plain: String = low.chars().map(|c| if matches!(c, '’' | '‘') { '\'' } else { c }).collect();
    PREFIXES.lists.iter().any(|list| plain == *list) || (plain.starts_with("more from ") && plain.len() < 40)
}
