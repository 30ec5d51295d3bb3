//! Checks from elsewhere: import, list, meaning of their ratings.

pub mod earlier_check;
pub mod external_check;
pub mod publisher_rating;
