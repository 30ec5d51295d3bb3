//! Traps.
use crate::data::Data;
pub fn print(_: &Data, _: &str, _: bool, _: &[f64]) {}
