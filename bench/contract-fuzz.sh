#!/usr/bin/env bash
# Generated requests to every operation of the contract: no 5xx, and no answer that the contract does not name.
#   ./run --no-play --fresh                        # a system to throw away: what is generated is really done
#   bench/contract-fuzz.sh [http://127.0.0.1:8080]
# SEED (1) and EXAMPLES per operation (20) repeat and deepen it, PHASES, OPERATION=placeOrder and SECONDS_AT_MOST narrow it. Reports go to
# .throughline/fuzz.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
contract=$PWD/api-spec/src/main/openapi/throughline.yaml
home=$(mkdir -p "${THROUGHLINE_HOME:-.throughline}/fuzz" && cd "${THROUGHLINE_HOME:-.throughline}" && pwd)
url=${1:-http://127.0.0.1:8080}
version=4.32.5
tool=$home/schemathesis-$version

if [ ! -x "$tool/bin/schemathesis" ]; then
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$tool" "schemathesis==$version"
fi
token=$(curl --silent --fail "$url/demo/token" -d client_id=operations -d client_secret="${OPERATIONS_CLIENT_SECRET:-operations-demo}" |
  sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p')

cd "$home/fuzz" # It keeps a cache where it runs.
PYTHONPATH="$tool" python3 "$tool/bin/schemathesis" run "$contract" --url "$url/v1" \
  --header "Authorization: Bearer $token" ${OPERATION:+--include-operation-id "$OPERATION"} \
  --phases "${PHASES:-examples,coverage,fuzzing,stateful}" --max-examples "${EXAMPLES:-20}" --seed "${SEED:-1}" \
  --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
  --generation-database none --continue-on-failure --request-timeout 60 --warnings off \
  ${SECONDS_AT_MOST:+--max-time "$SECONDS_AT_MOST"} \
  --report junit --report-dir . --output-sanitize true --no-color
