//! Checks from elsewhere: of other newsrooms, of this newsroom before Claimdesk, and the meaning of their ratings.

pub mod earlier_check;
pub mod external_check;
pub mod publisher_rating;
