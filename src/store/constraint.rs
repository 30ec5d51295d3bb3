//! Which rule of the database did a write break?

/// The name of the violated constraint, if that is what went wrong.
#[must_use]
pub fn violated(error: &sqlx::Error) -> Option<&str> {
    match error {
        sqlx::Error::Database(error) => error.constraint(),
        _ => None,
    }
}
