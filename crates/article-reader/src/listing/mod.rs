//! Listings: the entries of a feed, a sitemap or a page of links; lists of feeds.

mod entry;
mod feed;
mod links;
mod opml;
mod read;
mod sitemap;

pub use entry::{Entry, Listing, ListingKind};
pub use opml::{Outline, read_opml};
pub use read::read_listing;
