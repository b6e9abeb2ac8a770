#!/bin/sh
# The runtime in place of this shell, so that it gets the signals.
set -eu
exec node apps/cli/bin/reckoner.js serve "$@"
