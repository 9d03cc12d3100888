#!/usr/bin/env bash
# The shell part of action.yml: obtains the binary, runs it, and leaves its exit code and report as outputs of the step.
# macOS has bash 3.2: no mapfile, and an empty array counts as unset.
set -euo pipefail

repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"

fail() {
    echo "::error title=configlint::$1"
    exit 2
}

# What Directory.Build.props of this very checkout says; GitHub does not tell a composite action its own name and ref.
property() { sed -nE "s|.*<$1>(.*)</$1>.*|\1|p" "$repository/Directory.Build.props" | head -n 1; }

file_name() {
    case "$(uname -s)/$(uname -m)" in
        Linux/x86_64) echo configlint-linux-x64 ;;
        Linux/aarch64 | Linux/arm64) echo configlint-linux-arm64 ;;
        Darwin/x86_64) echo configlint-osx-x64 ;;
        Darwin/arm64) echo configlint-osx-arm64 ;;
        MINGW*/x86_64 | MSYS*/x86_64) echo configlint-win-x64.exe ;;
        *) fail "there is no release for $(uname -s) on $(uname -m); build one and name it as input binary" ;;
    esac
}

sha256() {
    if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

fetch() { curl --fail --silent --show-error --location --retry 3 --output "$2" "$1" || fail "cannot download $1"; }

download() {
    local version name url folder
    version="${CONFIGLINT_VERSION:-$(property Version)}"
    version="${version#v}"
    name="$(file_name)" || { echo "$name"; exit 2; }
    url="${CONFIGLINT_URL:-$(property PackageProjectUrl)/releases/download/v$version}"
    folder="${RUNNER_TEMP:?}/configlint-$version"
    binary="$folder/configlint"
    [[ $name != *.exe ]] || binary+=.exe
    mkdir -p "$folder"
    fetch "$url/$name" "$binary"
    fetch "$url/$name.sha256" "$folder/sha256"
    [[ "$(sha256 "$binary")" == "$(cut -d ' ' -f 1 "$folder/sha256")" ]] || fail "$url/$name is not what its checksum says"
    chmod +x "$binary"
    echo "$folder" >>"$GITHUB_PATH"
}

if [[ -n ${CONFIGLINT_BINARY:-} ]]; then
    binary="$(command -v "$CONFIGLINT_BINARY")" || fail "there is no program $CONFIGLINT_BINARY"
    [[ $binary != */* || $binary == /* ]] || binary="$PWD/$binary"
else
    download
fi

options=(--format github --fail-level "$CONFIGLINT_FAIL_LEVEL" --output "sarif=$CONFIGLINT_SARIF" --sarif-category configlint)
read -ra more <<<"$(tr '\n' ' ' <<<"$CONFIGLINT_ARGS")"
paths=()
while IFS= read -r path; do
    [[ -z $path ]] || paths+=("$path")
done <<<"$CONFIGLINT_PATHS"

cd "$CONFIGLINT_FOLDER"
rm -f "$CONFIGLINT_SARIF"
code=0
"$binary" "${options[@]}" ${more[@]+"${more[@]}"} ${paths[@]+"${paths[@]}"} || code=$?

echo "exit-code=$code" >>"$GITHUB_OUTPUT"
if [[ -f $CONFIGLINT_SARIF ]]; then
    [[ $CONFIGLINT_SARIF == /* || $CONFIGLINT_FOLDER == . ]] || CONFIGLINT_SARIF="$CONFIGLINT_FOLDER/$CONFIGLINT_SARIF"
    echo "sarif-file=$CONFIGLINT_SARIF" >>"$GITHUB_OUTPUT"
fi
