#!/usr/bin/env bash
# The packages of a release that are the same for all machines: the libraries, the tool's package that leads to those that
# binary.sh makes, and the one for every other machine.
set -euo pipefail

if (($# != 1)); then
    echo "usage: $0 FOLDER" >&2
    exit 2
fi
mkdir -p "$1"
folder="$(cd "$1" && pwd)"
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

dotnet pack ConfigLint.sln -c Release -p:ForRelease=true -o "$folder"
dotnet pack src/ConfigLint.Cli -c Release -r any -p:ForRelease=true -o "$folder"
