#!/bin/sh
# Runs once, on an empty data directory: a database and a user for each service.
set -eu
for name in account backup incident james keycloak security; do
  eval "password=\$$(echo "$name" | tr a-z A-Z)_PASSWORD"
  psql -v ON_ERROR_STOP=1 -v password="$password" -U postgres <<SQL
CREATE ROLE $name LOGIN PASSWORD :'password';
CREATE DATABASE $name OWNER $name;
SQL
done
