//! Violated constraints: the constraint name in a database error.

/// The name of the violated unique constraint, or `None` for any other error.
#[must_use]
pub fn duplicated(error: &sqlx::Error) -> Option<&str> {
    match error {
        sqlx::Error::Database(error) if error.is_unique_violation() => error.constraint(),
        _ => None,
    }
}

/// The name of the violated constraint, or `None` if the error is not a constraint violation.
#[must_use]
pub fn violated(error: &sqlx::Error) -> Option<&str> {
    match error {
        sqlx::Error::Database(error) => error.constraint(),
        _ => None,
    }
}
