#!/usr/bin/env bash
# Writes one backup into BACKUP_DIR and keeps the newest KEEP of them. deploy/restore.sh brings one back.
#
#   DATABASE_URL  set: pg_dump while Charla runs. It needs a pg_dump at least as new as the server, and a database user
#                 who may read past row security (superuser or BYPASSRLS). BACKUP_DATABASE_URL names another user.
#                 not set: Charla is stopped for the seconds it takes to copy the embedded database.
#   DATA_DIR      holds the embedded database, the key of the installation, and files
#   SERVICE       what is stopped and started; empty: you have stopped it yourself
set -euo pipefail
umask 077

data_dir=${DATA_DIR:?DATA_DIR is not set}
backup_dir=${BACKUP_DIR:-/var/backups/charla}
keep=${KEEP:-14}
service=${SERVICE-charla}
database=${BACKUP_DATABASE_URL:-${DATABASE_URL:-${POSTGRES_URL:-}}}

[[ $keep =~ ^[1-9][0-9]*$ ]] || { echo "KEEP must be a number above 0" >&2; exit 1; }
[[ -d $data_dir ]] || { echo "There is no $data_dir" >&2; exit 1; }

mkdir -p "$backup_dir"
target=$backup_dir/charla-$(date -u +%Y%m%dT%H%M%SZ).tar.gz
work=$(mktemp -d "$backup_dir/.unfinished-XXXXXX")
stopped=

finish() {
  rm -rf "$work"
  [[ -z $stopped ]] || systemctl start "$service"
}
trap finish EXIT

if [[ -n $database ]]; then
  pg_dump --format=custom --dbname="$database" --file="$work/database.dump"
  pg_restore --list "$work/database.dump" >"$work/contents.txt"
  # The embedded database of earlier days is not part of this installation any more.
  exclude=(--exclude=./db)
else
  if [[ -n $service ]] && systemctl is-active --quiet "$service"; then
    systemctl stop "$service"
    stopped=yes
  fi
  if [[ -e $data_dir/lock ]] && kill -0 "$(cat "$data_dir/lock")" 2>/dev/null; then
    echo "Charla is running on $data_dir: a copy would be torn. Stop it first." >&2
    exit 1
  fi
  exclude=()
fi

tar --create --file="$work/data.tar" --directory="$data_dir" --exclude=./lock "${exclude[@]}" .
[[ -z $stopped ]] || { systemctl start "$service"; stopped=; }

tar --create --gzip --file="$work/backup.tar.gz" --directory="$work" --exclude=./backup.tar.gz .
mv "$work/backup.tar.gz" "$target"

find "$backup_dir" -maxdepth 1 -name 'charla-*.tar.gz' | sort -r | tail -n "+$((keep + 1))" | xargs -r rm --

echo "$target"
