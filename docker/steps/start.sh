#!/bin/sh
# The runtime in place of this shell, so that it gets the signals. The flags are those of apps/runtime/bin/node-flags.js.
set -eu
exec node --max-semi-space-size=32 --heap-growing-percent=220 apps/cli/bin/reckoner.js serve "$@"
