//! The database behind the server: poolers and standbys.

mod pair;
mod pooler;
mod replicas;
