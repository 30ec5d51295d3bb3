//! Building blocks of the domain: ids, time, randomness, text, secrets, pages.

pub mod clock;
pub mod desk_language;
pub mod fault;
pub mod id;
pub mod idempotency;
pub mod lsn;
pub mod moment;
pub mod page;
pub mod patch;
pub mod random;
pub mod seal;
pub mod secret;
pub mod text;
pub mod work_class;
