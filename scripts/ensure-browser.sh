#!/bin/sh
# Debian's Chromium for the browser tests, unless there is one already (CHROMIUM_PATH names another).
set -eu
if [ -n "${CHROMIUM_PATH:-}" ] || command -v chromium >/dev/null 2>&1; then exit 0; fi
echo "Installing Chromium …"
apt-get update -q >/dev/null
DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium >/dev/null
