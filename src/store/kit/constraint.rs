//! Violated constraints: the constraint name in a database error.

/// The name of the unique constraint of which somebody else was faster to take the value.
#[must_use]
pub fn duplicated(error: &sqlx::Error) -> Option<&str> {
    match error {
        sqlx::Error::Database(error) if error.is_unique_violation() => error.constraint(),
        _ => None,
    }
}

/// The name of the violated constraint, if that is what went wrong.
#[must_use]
pub fn violated(error: &sqlx::Error) -> Option<&str> {
    match error {
        sqlx::Error::Database(error) => error.constraint(),
        _ => None,
    }
}
