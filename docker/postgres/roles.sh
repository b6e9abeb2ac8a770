#!/bin/sh
# Run once by the database's image: the login of the runtime, which does not own the schema.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$RECKONER_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE reckoner_app LOGIN PASSWORD :'password';
SQL
