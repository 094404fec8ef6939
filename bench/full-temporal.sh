#!/usr/bin/env bash
# A full Temporal server on PostgreSQL, for ./run bench: its four services in one process, 4 history shards, on 127.0.0.1:7233.
# Builds the server with Go if it is not there (8 to 20 minutes, once), makes the two databases, runs until Ctrl-C.
#   PGHOST=127.0.0.1 PGPORT=5432 PGUSER=postgres PGPASSWORD=postgres bench/full-temporal.sh [folder]
# The PostgreSQL must be running; the user must be allowed to create databases. The folder (default .throughline-temporal) keeps
# the programs and the configuration. Every start begins with empty databases.
set -euo pipefail
version=v1.32.0
folder=$(mkdir -p "${1:-.throughline-temporal}" && cd "${1:-.throughline-temporal}" && pwd)
: "${PGHOST:=127.0.0.1}" "${PGPORT:=5432}" "${PGUSER:=postgres}" "${PGPASSWORD:=postgres}"

command -v go >/dev/null || { echo "Go is needed to build the server: install it, or use a server that is running." >&2; exit 2; }
for program in tools/sql server; do
  [ -x "$folder/bin/$(basename $program)" ] || GOBIN=$folder/bin go install "go.temporal.io/server/cmd/$program@$version"
done
schema=$(go env GOMODCACHE)/go.temporal.io/server@$version/schema/postgresql/v12

database() { # name, folder of its schema
  local sql=("$folder/bin/sql" --plugin postgres12 --endpoint "$PGHOST" --port "$PGPORT" --user "$PGUSER" --password "$PGPASSWORD" --database "$1")
  "${sql[@]}" drop-database --force >/dev/null 2>&1 || true
  "${sql[@]}" create-database
  "${sql[@]}" setup-schema -v 0.0
  "${sql[@]}" update-schema -d "$schema/$2/versioned"
}
database temporal temporal >"$folder/schema.log" 2>&1 || { cat "$folder/schema.log" >&2; exit 2; }
database temporal_visibility visibility >>"$folder/schema.log" 2>&1 || { cat "$folder/schema.log" >&2; exit 2; }

store() { # name, database, connections
  cat <<EOF
    $1:
      sql:
        pluginName: postgres12
        databaseName: $2
        connectAddr: $PGHOST:$PGPORT
        connectProtocol: tcp
        user: $PGUSER
        password: $PGPASSWORD
        maxConns: $3
        maxIdleConns: $3
        maxConnLifetime: 1h
EOF
}
service() { # name, gRPC port, membership port
  printf '  %s:\n    rpc: {grpcPort: %s, membershipPort: %s, bindOnLocalHost: true}\n' "$1" "$2" "$3"
}
mkdir -p "$folder/config"
# No server-side limit of its own: what is measured is the machine.
cat >"$folder/config/dynamic.yaml" <<EOF
frontend.namespaceRPS: [{value: 100000}]
frontend.namespaceRPS.visibility: [{value: 1000}]
EOF
cat >"$folder/config/server.yaml" <<EOF
log: {stdout: true, level: warn}
persistence:
  defaultStore: default
  visibilityStore: visibility
  numHistoryShards: 4
  datastores:
$(store default temporal 20)
$(store visibility temporal_visibility 4)
global:
  membership: {maxJoinDuration: 30s, broadcastAddress: 127.0.0.1}
services:
$(service frontend 7233 6933)
$(service matching 7235 6935)
$(service history 7234 6934)
$(service worker 7239 6939)
clusterMetadata:
  enableGlobalNamespace: false
  failoverVersionIncrement: 10
  masterClusterName: active
  currentClusterName: active
  clusterInformation:
    active: {enabled: true, initialFailoverVersion: 1, rpcName: frontend, rpcAddress: 127.0.0.1:7233}
dcRedirectionPolicy: {policy: noop}
dynamicConfigClient: {filepath: $folder/config/dynamic.yaml, pollInterval: 60s}
EOF
echo "Temporal on PostgreSQL at 127.0.0.1:7233, pid $$; make its namespace once: temporal operator namespace create --namespace default --retention 720h"
exec "$folder/bin/server" --root "$folder" --config config --env server start
