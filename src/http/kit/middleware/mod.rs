//! What holds for every request, whatever it asks for?

pub mod finish;
pub mod origin;
