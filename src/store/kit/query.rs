//! Queries that can be sent twice: to a replica, and to the primary if the replica does not answer.

use sqlx::postgres::{PgArguments, PgQueryResult, PgRow, PgStatement};
use sqlx::{Either, Execute, Postgres, SqlStr};

/// What a query sends back: rows and ends of statements.
pub(super) type Steps = Vec<Either<PgQueryResult, PgRow>>;

/// A query that can be sent twice.
#[derive(Clone)]
pub(super) struct RepeatableQuery {
    sql: SqlStr,
    arguments: Option<PgArguments>,
    persistent: bool,
}

impl RepeatableQuery {
    pub(super) fn of<'q>(mut query: impl Execute<'q, Postgres>) -> sqlx::Result<Self> {
        let arguments = query.take_arguments().map_err(sqlx::Error::Encode)?;
        Ok(Self { persistent: query.persistent(), arguments, sql: query.sql() })
    }
}

impl Execute<'_, Postgres> for RepeatableQuery {
    fn sql(self) -> SqlStr {
        self.sql
    }

    fn statement(&self) -> Option<&PgStatement> {
        None
    }

    fn take_arguments(&mut self) -> Result<Option<PgArguments>, sqlx::error::BoxDynError> {
        Ok(self.arguments.take())
    }

    fn persistent(&self) -> bool {
        self.persistent
    }
}
