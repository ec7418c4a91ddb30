#!/usr/bin/env bash
# Starts the bot in a workspace of its own, and prints how long it takes until it is ready and how much memory
# it keeps. Fails where the best of the tries is over a limit; on a machine that others keep busy, time is shown
# and not judged.
#
#   deploy/image/measure.sh MILLISECONDS MEGABYTES COMMAND…
#
# COMMAND starts acknet: target/image/acknet, or java -jar target/acknet.jar
set -euo pipefail

most_ms=$1
most_mb=$2
shift 2
tries=${TRIES:-3}

work=$(mktemp -d)
workspace=
bot=
end() {
  for process in $bot $workspace; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap end EXIT

"$@" try --port 0 --without-bot "$work" >"$work/workspace.log" 2>&1 &
workspace=$!
for _ in $(seq 600); do
  [[ -s $work/environment ]] && break
  sleep 0.1
done
[[ -s $work/environment ]] || { cat "$work/workspace.log" >&2; exit 1; }
set -a
# shellcheck source=/dev/null
. "$work/environment"
set +a

# Waits without starting a process: that would take the time which is measured.
mkfifo "$work/never"
exec 9<>"$work/never"
pause() { read -rt "$1" <&9 || true; }

# The bot says its port in the log; /readyz says when it is ready.
port_of() {
  local line
  while read -r line; do
    if [[ $line =~ "health and metrics".*port=\"([0-9]+)\" ]]; then port=${BASH_REMATCH[1]}; fi
  done <"$work/bot.log"
}

ready() {
  local port=$1 status=
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET /readyz HTTP/1.0\r\n\r\n' >&3
  read -r status <&3 || true
  exec 3<&- 3>&-
  [[ $status == *" 200 "* ]]
}

sleep 2 # the workspace compiles what it has just run

best_ms=
best_mb=
for try in $(seq "$tries"); do
  rm -f "$work"/acknet.db*
  : >"$work/bot.log"
  began=${EPOCHREALTIME/./}
  ACKNET_OPS_PORT=0 "$@" serve --config "$work/acknet.yaml" >"$work/bot.log" 2>&1 &
  bot=$!
  port=
  until [[ -n $port ]] && ready "$port" 2>/dev/null; do
    kill -0 $bot 2>/dev/null || { cat "$work/bot.log" >&2; exit 1; }
    ((${EPOCHREALTIME/./} - began < 120000000)) || { cat "$work/bot.log" >&2; exit 1; }
    pause 0.02
    port_of
  done
  ms=$(((${EPOCHREALTIME/./} - began) / 1000))
  sleep "${REST:-5}"
  mb=$(($(awk '/^VmRSS/ {print $2}' /proc/$bot/status) / 1024))
  echo "measure: try $try: ready in $ms ms, $mb MB resident at rest"
  kill $bot
  wait $bot || true
  bot=
  [[ -n $best_ms ]] && ((best_ms <= ms)) || best_ms=$ms
  [[ -n $best_mb ]] && ((best_mb <= mb)) || best_mb=$mb
done
echo "measure: best: ready in $best_ms ms (limit $most_ms), $best_mb MB resident (limit $most_mb): $*"
((best_mb <= most_mb)) || { echo "measure: over the limit of memory" >&2; exit 1; }
if ((best_ms > most_ms)); then
  echo "measure: over the limit of time" >&2
  [[ ${STRICT:-} != 1 ]] || exit 1
fi
