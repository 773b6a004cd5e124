#!/usr/bin/env bash
# Starts the emulated Zadig beside a workflow's steps, and gives its address and token as outputs of this step.
#   .github/start-emulator.sh [scenario]
set -euo pipefail
ready="$RUNNER_TEMP/zadig.json"

nohup npm run --silent emulator -- --tick 300 --scenario "${1:-delivery}" >"$ready" 2>"$RUNNER_TEMP/zadig.log" &

# One line of JSON says that it listens: {"url":"http://127.0.0.1:PORT","token":"…"}
for _ in $(seq 100); do
  if [ -s "$ready" ]; then break; fi
  sleep 0.2
done
field() { node -p 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))[process.argv[2]]' "$ready" "$1"; }

token="$(field token)"
echo "::add-mask::$token"
{
  echo "url=$(field url)"
  echo "token=$token"
} >>"$GITHUB_OUTPUT"
