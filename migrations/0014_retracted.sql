-- A published verdict can be taken back. A value of its own in a migration of its own: PostgreSQL lets nobody use
-- a new value in the transaction that adds it.

alter type review_state add value 'retracted';
