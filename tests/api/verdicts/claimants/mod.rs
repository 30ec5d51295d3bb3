//! Claimants: records, look-alikes, public pages, several claimants of one text.

mod claimant;
mod claimant_look_alike;
mod claimant_page;
mod several_claimants;
