#!/bin/sh
# What runs, and nothing else, into the folder that is named: programs, packages that they need, the shipped workspace.
set -eu
target="$1"
mkdir -p "$target"
target="$(cd "$target" && pwd)"

cp package.json package-lock.json reckoner.yaml "$target"
cp -R mappings rules flows "$target"
[ ! -d environments ] || cp -R environments "$target"
for project in apps/* libs/*; do
  [ -f "$project/package.json" ] || continue
  mkdir -p "$target/$project"
  cp "$project/package.json" "$target/$project"
  for part in bin dist openapi.json; do
    [ ! -e "$project/$part" ] || cp -R "$project/$part" "$target/$project"
  done
done
mkdir -p "$target/docker/steps"
cp docker/steps/start.sh docker/steps/health.js "$target/docker/steps"

cd "$target"
npm ci --omit=dev --ignore-scripts --no-audit --no-fund --prefer-offline
