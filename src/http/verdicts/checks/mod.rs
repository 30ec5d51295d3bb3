//! Handlers for checks from elsewhere: of other newsrooms, and the meaning of their ratings.

pub mod external_check;
pub mod publisher_rating;
