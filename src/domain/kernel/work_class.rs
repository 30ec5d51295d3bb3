//! Work classes: kinds of work that must not take each other's database connections.

/// Kind of work, by how long it may take and who waits for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WorkClass {
    /// Reads that a person waits for: lists, a claim's file, public pages.
    Read,
    /// Changes.
    Write,
    /// Reads that may take long: searches, figures, exports.
    Heavy,
    /// Jobs, deliveries, periodic work and commands.
    Background,
    /// Bringing the indexes in memory up to date, for which every search waits.
    Indexes,
}
