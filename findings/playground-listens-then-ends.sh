#!/usr/bin/env bash
# @microsoft/m365agentsplayground 0.2.28: of a configuration with a sixth colleague it says «Listening on …», and ends without another word.
#
# Expected: a configuration that is read at the start is either taken or refused in words, before the port is told; a team of seven is a team.
# What happens: the command prints «Listening on PORT» and then ends with code 1 and nothing on standard output or standard error. Why stands only in a log file that
#   M365_AGENTS_PLAYGROUND_LOGFILE names: there can be at most five `users` beside the current one. With five it goes on and answers.
# Means: that line says nothing of whether it works; a program that starts it has to watch the process too, ask the address, and name a log file to be able to say
#   why. A made-up team of eight people does not fit in its roster; the demo's is six.
# Needs: bash, node 20 or later, npm, curl; the package registry and loopback. Under a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error @microsoft/m365agentsplayground@0.2.28

config() {
  printf 'version: "0.1.1"\ntenantId: 00000000-0000-0000-0000-000000000001\nbot: {id: 00000000-0000-0000-0000-00000000000b, name: Bot}\n'
  echo 'currentUser: {id: u0, name: Kim Kurator, userPrincipleName: kim@ekskolan.example, aadObjectId: 00000000-0000-0000-0000-000000000020, givenName: Kim, surname: Kurator, email: kim@ekskolan.example}'
  echo 'users:'
  for n in $(seq 1 "$1"); do
    echo "  - {id: u$n, name: Person $n, userPrincipleName: p$n@ekskolan.example, aadObjectId: 00000000-0000-0000-0000-00000000003$n, givenName: Person, surname: Ek, email: p$n@ekskolan.example}"
  done
  printf 'personalChat: {id: 00000000-0000-0000-0000-0000000000c1}\ngroupChat: {id: 00000000-0000-0000-0000-0000000000c2, name: Group}\n'
  printf 'team: {id: team-id, name: Team, aadGroupId: 00000000-0000-0000-0000-000000000031, channels: [{id: channel-id, name: Channel}]}\n'
}
free_port() { node -e "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})"; }

# Starts it with so many colleagues; says «answers», or «ended» with its code, and keeps what it printed in `printed`.
try() {
  local port code=0 pid
  port=$(free_port)
  config "$1" > .m365agentsplayground.yml
  TEAMSAPPTESTER_BROWSER=none M365_AGENTS_PLAYGROUND_LOGFILE="$dir/log-$1" APPLICATION_INSIGHTS_NO_STATSBEAT=1 \
    node node_modules/@microsoft/m365agentsplayground/cli.js start -e http://127.0.0.1:9/api/messages -c msteams -p "$port" --disable-telemetry \
    > "printed-$1" 2>&1 &
  pid=$!
  for _ in $(seq 150); do
    if ! kill -0 "$pid" 2>/dev/null; then wait "$pid" || code=$?; said="ended with $code"; return; fi
    if curl -s -o page "http://127.0.0.1:$port/" && [ -s page ]; then said=answers; kill "$pid"; wait "$pid" 2>/dev/null || true; return; fi
    sleep 0.2
  done
  said='neither'; kill "$pid"
}
try 5; five=$said
try 6; six=$said
printed=$(grep -v '^$' printed-6 || true)
reason=$(grep -o 'must NOT have more than 5 items' log-6 | head -1 || true)
echo "five colleagues: $five; six: $six, having printed «$printed»; in its log file: «$reason»"
[ "$five" = answers ] && [ "$six" = 'ended with 1' ] && grep -qx 'Listening on [0-9]*' <<< "$printed" && [ -n "$reason" ] \
  || { echo 'CHANGED: it is said, or six are taken'; exit 1; }
echo 'As described.'
