#!/usr/bin/env bash
# Runs `npm start` until the site answers, then stops it: the first command of the README, as a newcomer meets it.
set -euo pipefail
log=$(mktemp)
npm start >"$log" 2>&1 &
pid=$!
trap 'kill "$pid" 2>/dev/null || true; pkill -P "$pid" 2>/dev/null || true; cat "$log"; rm -f "$log"' EXIT
for _ in $(seq 240); do
	address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+/' "$log" | head -n 1 || true)
	if [ -n "$address" ]; then
		curl --fail --silent --show-error "$address" | grep -q '<h1' && echo "npm start serves $address" && exit 0
	fi
	kill -0 "$pid" 2>/dev/null || { echo 'npm start ended without serving'; exit 1; }
	sleep 1
done
echo 'npm start did not serve within four minutes'
exit 1
