//! Speakers that sentences have from their neighbours: running quotations, lists.

pub(super) mod lists;
pub(super) mod quotations;
