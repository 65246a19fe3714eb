#!/bin/sh
# Plays each story behind the page. Ends with 0 where every verdict is clean, with 1 where one is not, with more where
# something could not be run. What was found stands in <story>.xml, as JUnit has it.
cd "$(dirname "$0")" || exit 3
reports=${REPORTS:-.}
export PORT="${PORT:-5173}"

npx cs-simulator check stories/*.json || exit
node ../site/serve.mjs &
server=$!
trap 'kill $server' EXIT
until curl --silent --output /dev/null "http://localhost:$PORT/"; do sleep 0.1; done

worst=0
for story in stories/*.json; do
  npx cs-simulator run "$story" --url "http://localhost:$PORT/" --headless --for 1s --script send.mjs --junit "$reports/$(basename "$story" .json).xml"
  code=$?
  if [ "$code" -gt "$worst" ]; then worst=$code; fi
done
exit "$worst"
