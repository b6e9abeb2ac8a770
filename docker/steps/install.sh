#!/bin/sh
# All packages as the lockfile names them; no script of theirs is run.
set -eu
npm ci --ignore-scripts --no-audit --no-fund --prefer-offline
