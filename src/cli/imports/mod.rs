//! Imports of checks: of other newsrooms, and of this newsroom before Claimdesk.

pub(super) mod import_checks;
pub(super) mod import_verdicts;
