#!/usr/bin/env bash
# What a release has for one kind of machine: the native binary with its checksum, and the package of the .NET tool.
set -euo pipefail

if (($# != 2)); then
    echo "usage: $0 RUNTIME FOLDER, such as: $0 linux-x64 out" >&2
    exit 2
fi
runtime="$1"
mkdir -p "$2"
folder="$(cd "$2" && pwd)"
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

suffix=''
[[ $runtime != win-* ]] || suffix=.exe
name="configlint-$runtime$suffix"

# The package is made first, and the binary taken from it, so that both are the same build.
dotnet pack src/ConfigLint.Cli -c Release -r "$runtime" -p:ForRelease=true -o "$folder/packages"
cp "src/ConfigLint.Cli/bin/Release/net10.0/$runtime/publish/configlint$suffix" "$folder/$name"
cd "$folder"
if command -v sha256sum >/dev/null; then sha256sum "$name"; else shasum -a 256 "$name"; fi >"$name.sha256"
