#!/bin/sh
# Installs the project's packages when they are missing or older than the lock file. Does nothing otherwise.
set -eu
cd "$(dirname "$0")/.."
stamp=node_modules/.arshjulet-installed
if [ -f "$stamp" ] && [ ! package-lock.json -nt "$stamp" ]; then exit 0; fi
echo "Installerar paket (en gång) · Installing packages (once) …"
# `npm install` keeps to the lock file; `npm ci` would refuse one without the binaries of other platforms.
npm install --no-save --no-audit --no-fund --loglevel=error
touch "$stamp"
