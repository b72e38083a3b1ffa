#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The whole test suite and the main job on several JDKs, each in a fresh clone of the last commit; then what the main
# job wrote is compared, file by file, with what the first JDK's wrote. Only PNG bytes may differ (the JDK compresses
# them) and manifest.json, which has the time. Prints a line for each JDK; exit code 1 if a test fails or a file differs.
#
#   src/testing/scripts/jdks.sh [--no-tests | --list] [JAVA_HOME...]
#
# Without a JAVA_HOME: all JDKs of 17 and later under /usr/lib/jvm (or JVMS, a folder). --list names them and does nothing.
set -uo pipefail
repository=$(cd "$(dirname "$0")/../../.." && pwd)
least=17
mode=tests
case ${1:-} in --no-tests | --list) mode=${1#--}; shift ;; esac
version() { "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1; }
# Of 17.0.15, 25-ea and 1.8.0_402 the number that one means: 17, 25, 8.
feature() { sed 's/^1\.//; s/[^0-9].*//' <<<"$1"; }
homes=()
if [ $# -gt 0 ]; then
  for home in "$@"; do
    [ -x "$home/bin/javac" ] || { echo "jdks.sh: there is no JDK in $home: no bin/javac" >&2; exit 2; }
    found=$(feature "$(version "$home")")
    [ "${found:-0}" -ge $least ] || { echo "jdks.sh: $home is of version ${found:-unknown}, not $least or later" >&2; exit 2; }
    homes+=("$(cd "$home" && pwd)")
  done
else
  for home in "${JVMS:-/usr/lib/jvm}"/*; do
    [ ! -L "$home" ] && [ -x "$home/bin/javac" ] || continue
    found=$(feature "$(version "$home")")
    [ "${found:-0}" -lt $least ] || homes+=("$home")
  done
fi
[ ${#homes[@]} -gt 0 ] || { echo "jdks.sh: no JDK of $least or later was found: name its folder" >&2; exit 2; }
if [ $mode = list ]; then
  for home in "${homes[@]}"; do echo "$(version "$home") $home"; done
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
commit=$(git -C "$repository" rev-parse HEAD) # one for all, whatever is committed meanwhile
failed=0
count=0
first=
echo "commit $commit"
printf '%-36s %-28s %8s %s\n' JDK tests seconds "main job"
for home in "${homes[@]}"; do
  export JAVA_HOME=$home
  version=$(version "$home")
  count=$((count + 1)) # two JDKs may be of one version: a folder each
  own=$work/$count-$version
  clone=$own/clone
  mkdir -p "$own"
  git clone -q "$repository" "$clone" && git -C "$clone" checkout -q "$commit" || exit 2
  started=$(date +%s)
  result="not run"
  if [ $mode = tests ]; then
    (cd "$clone" && mvn -B verify) >"$own/log" 2>&1
    code=$?
    result=$(grep -h 'Tests run:.*Failures' "$own/log" | grep -v 'Time elapsed' \
      | sed 's/.*Tests run: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\), Skipped: \([0-9]*\).*/\1 \2 \3 \4/' \
      | awk '{run += $1; bad += $2 + $3; skipped += $4} END {printf "%d run, %d failed, %d skipped", run, bad, skipped}')
  else
    (cd "$clone" && mvn -q -B -DskipTests package) >"$own/log" 2>&1
    code=$?
  fi
  seconds=$(($(date +%s) - started))
  if [ $code != 0 ]; then
    failed=1
    grep -h 'ERROR' "$own/log" | head -n 20 >&2
  fi
  out=$own/out
  (cd "$clone" && "$home/bin/java" -jar target/eigendistill.jar reproduce --quiet --out "$out") >/dev/null
  job="exit $?"
  [ "$job" = "exit 0" ] || failed=1
  (cd "$out" && find . -type f ! -name manifest.json | sort | xargs sha256sum) >"$own/sums"
  if [ -z "$first" ]; then
    first=$own
    first_version=$version
    job="$job, $(wc -l <"$own/sums") files"
  else
    differ=$(diff "$first/sums" "$own/sums" | sed -n 's/^[<>] [0-9a-f]*  //p' | sort -u)
    png=$(grep -c '\.png$' <<<"$differ")
    others=$(grep -v '\.png$' <<<"$differ" | grep .)
    job="$job, beside $first_version's: $png PNG differ, $(grep -c . <<<"$others") other files differ"
    if [ -n "$others" ]; then
      failed=1
      echo "$others" >&2
    fi
  fi
  printf '%-36s %-28s %8s %s\n' "$version $(basename "$home")" "$result" "$seconds" "$job"
done
exit $failed
