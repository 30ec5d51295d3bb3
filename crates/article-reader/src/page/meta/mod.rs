//! What the page says of itself.
