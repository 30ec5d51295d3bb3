#!/bin/sh
# The role and the database of Claimdesk, once, after Patroni has made the cluster. $1 is the URL of the new primary,
# CLAIMDESK_DATABASE_PASSWORD the password.
set -eu
psql -X -q -v ON_ERROR_STOP=1 -d "$1" <<'SQL'
\getenv password CLAIMDESK_DATABASE_PASSWORD
create role claimdesk login password :'password';
create role claimdesk_app nologin;
grant claimdesk_app to claimdesk;
create database claimdesk owner claimdesk encoding 'UTF8' locale 'C.UTF-8' template template0;
SQL
