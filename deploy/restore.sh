#!/usr/bin/env bash
# Brings back a backup of deploy/backup.sh, with Charla stopped: restore.sh FILE
#
#   DATA_DIR      must be empty or absent: nothing is ever overwritten
#   DATABASE_URL  an empty database, where the backup is of Postgres; its user must be able to create roles, or the
#                 roles below must exist
set -euo pipefail
umask 077

file=${1:?which backup?}
data_dir=${DATA_DIR:?DATA_DIR is not set}
database=${DATABASE_URL:-${POSTGRES_URL:-}}

mkdir -p "$data_dir"
[[ -z $(ls -A "$data_dir") ]] || { echo "$data_dir is not empty" >&2; exit 1; }

work=$(mktemp -d "$(dirname "$data_dir")/.restore-XXXXXX")
trap 'rm -rf "$work"' EXIT
tar --extract --gzip --file="$file" --directory="$work"

if [[ -e $work/database.dump ]]; then
  [[ -n $database ]] || { echo "This backup is of Postgres: DATABASE_URL must name an empty database" >&2; exit 1; }
  # A dump has no roles: these are the ones that the first migration makes.
  psql --quiet --set=ON_ERROR_STOP=1 --dbname="$database" <<'SQL'
do $$
declare
  name text;
begin
  if to_regnamespace('charla') is not null then
    raise exception 'This database is not empty';
  end if;
  foreach name in array array['charla_member', 'charla_system', 'anon', 'authenticated', 'service_role'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin noinherit', name);
    end if;
  end loop;
  execute format('grant charla_member, charla_system to %I', current_user);
end $$;
SQL
  pg_restore --exit-on-error --single-transaction --no-owner --dbname="$database" "$work/database.dump"
fi

tar --extract --file="$work/data.tar" --directory="$data_dir"
echo "Restored. Give $data_dir to the user that Charla runs as (chown -R charla: $data_dir) and start it."
