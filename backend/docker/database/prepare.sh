#!/bin/sh
# Prepares a new database for Hedgerow: extension and logins from db/install, then the logins' passwords from the environment.
# Run once by the database image, as superuser, before it accepts connections.
set -eu

for script in /hedgerow/install/*.sql; do
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --file "$script"
done

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv owner HEDGEROW_DB_OWNER_PASSWORD
\getenv app HEDGEROW_DB_APP_PASSWORD
\getenv tailer HEDGEROW_DB_TAILER_PASSWORD
\getenv auditor HEDGEROW_DB_AUDITOR_PASSWORD
alter role hedgerow_owner password :'owner';
alter role hedgerow_app password :'app';
alter role hedgerow_tailer password :'tailer';
alter role hedgerow_auditor password :'auditor';
SQL
