//! Dumps of the database: back up to a file, restore from one.

pub(super) mod backup;
pub(super) mod restore;
