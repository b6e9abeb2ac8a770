#!/bin/sh
# TypeScript to JavaScript, every project in order.
set -eu
node node_modules/typescript/bin/tsc -b
