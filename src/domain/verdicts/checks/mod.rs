//! Checks from elsewhere: of other newsrooms, of this newsroom before Claimdesk, and what their ratings mean here.

pub mod earlier_check;
pub mod external_check;
pub mod publisher_rating;
