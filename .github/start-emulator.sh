#!/usr/bin/env bash
# Starts the emulated Zadig beside a workflow's steps, and gives its address and token as outputs of this step.
#   .github/start-emulator.sh [scenario]
set -euo pipefail
ready="$RUNNER_TEMP/zadig.json"
log="$RUNNER_TEMP/zadig.log"

# It must outlive this step. A process group of its own (-m) keeps it from the hangup that ends a step's terminal where
# there is one, as in act; nohup would not, since Node gives SIGHUP back its default.
set -m
npm run --silent emulator -- --tick 300 --scenario "${1:-delivery}" </dev/null >"$ready" 2>"$log" &
set +m

# One line of JSON says that it listens: {"url":"http://127.0.0.1:PORT","token":"…"}
for _ in $(seq 100); do
  if [ -s "$ready" ]; then break; fi
  sleep 0.2
done
if [ ! -s "$ready" ]; then
  echo "::error::The emulator did not start within 20 s."
  cat "$log"
  exit 1
fi
field() { node -p 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))[process.argv[2]]' "$ready" "$1"; }

token="$(field token)"
echo "::add-mask::$token"
{
  echo "url=$(field url)"
  echo "token=$token"
} >>"$GITHUB_OUTPUT"
