#!/usr/bin/env bash
# Shows that the play survives: the launcher is killed (kill -9), then everything at once (kill -9 of the launcher, the application,
# Temporal and PostgreSQL), then stopped by Ctrl-C; the last run must reconcile without differences.
#   bench/interrupted-run.sh [number of orders, 300 if not given]
# Uses a data folder and ports of its own. Exit code 0 when all adds up and nothing is left running.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
orders=${1:-300}
THROUGHLINE_HOME=$(mktemp -d)
export THROUGHLINE_HOME
log=$THROUGHLINE_HOME/run.log
run() { ./run --port-offset 700 --no-stay --limit "$orders" "$@"; }

# Waits until the play has dealt with so many orders; the process must not end before.
until_done() {
  local job=$1 count=$2 done=0
  while [ "${done:-0}" -lt "$count" ]; do
    kill -0 "$job" 2>/dev/null || { cat "$log" >&2; echo "the run ended too early" >&2; exit 1; }
    sleep 1
    done=$(sed -n 's/^placed and fulfilled: \([0-9]*\) of.*/\1/p' "$log" | tail -n 1)
  done
}
pid_of() { cut -d' ' -f1 "$THROUGHLINE_HOME/pids/$1"; }

run >"$log" 2>&1 &
job=$! # ./run replaces itself by the launcher, so this is the launcher.
until_done $job $((orders / 10))
echo "kill -9 of the launcher"
kill -9 $job

run >"$log" 2>&1 &
job=$!
until_done $job $((orders / 4))
echo "kill -9 of the launcher, the application, Temporal and PostgreSQL"
kill -9 $job "$(pid_of application)" "$(pid_of temporal)" "$(head -n 1 "$THROUGHLINE_HOME/postgres/postmaster.pid")"

set -m # A job of its own group, which can be interrupted as Ctrl-C does.
run >"$log" 2>&1 &
job=$!
set +m
until_done $job $((orders / 2))
echo "Ctrl-C"
kill -INT -- -$job
wait $job || true
for process in application temporal; do
  [ ! -e "$THROUGHLINE_HOME/pids/$process" ] || { echo "$process was not stopped" >&2; exit 1; }
done
[ ! -e "$THROUGHLINE_HOME/postgres/postmaster.pid" ] || { echo "PostgreSQL was not stopped" >&2; exit 1; }

echo "to the end"
run >"$log" 2>&1 || { cat "$log" >&2; echo "failed; data and logs are in $THROUGHLINE_HOME" >&2; exit 1; }
sed -n '/^RECONCILIATION/,$p' "$log"
rm -rf "$THROUGHLINE_HOME"
