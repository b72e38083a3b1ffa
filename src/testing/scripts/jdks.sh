#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The whole test suite and the main job on several JDKs, each in a fresh clone of the last commit; then what the main
# job wrote is compared, file by file, with what the first JDK's wrote. Only PNG bytes may differ (the JDK compresses
# them) and manifest.json, which has the time. Prints a line for each JDK; exit code 1 if a test fails or a file differs.
#
#   src/testing/scripts/jdks.sh [--no-tests] [JAVA_HOME...]     without any: all JDKs of 17 and later under /usr/lib/jvm
set -uo pipefail
repository=$(cd "$(dirname "$0")/../../.." && pwd)
tests=yes
if [ "${1:-}" = --no-tests ]; then tests=no; shift; fi
homes=("$@")
if [ ${#homes[@]} = 0 ]; then
  for home in /usr/lib/jvm/*; do
    [ ! -L "$home" ] && [ -x "$home/bin/javac" ] && homes+=("$home")
  done
fi
[ ${#homes[@]} -gt 0 ] || { echo "no JDK found: name its folder" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
commit=$(git -C "$repository" rev-parse HEAD) # one for all, whatever is committed meanwhile
failed=0
first=
echo "commit $commit"
printf '%-36s %-28s %8s %s\n' JDK tests seconds "main job"
for home in "${homes[@]}"; do
  export JAVA_HOME=$home
  version=$("$home/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')
  clone=$work/$version
  git clone -q "$repository" "$clone" && git -C "$clone" checkout -q "$commit" || exit 2
  started=$(date +%s)
  result="not run"
  if [ $tests = yes ]; then
    (cd "$clone" && mvn -B verify) >"$work/$version.log" 2>&1
    code=$?
    result=$(grep -h 'Tests run:.*Failures' "$work/$version.log" | grep -v 'Time elapsed' \
      | sed 's/.*Tests run: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\), Skipped: \([0-9]*\).*/\1 \2 \3 \4/' \
      | awk '{run += $1; bad += $2 + $3; skipped += $4} END {printf "%d run, %d failed, %d skipped", run, bad, skipped}')
  else
    (cd "$clone" && mvn -q -B -DskipTests package) >"$work/$version.log" 2>&1
    code=$?
  fi
  seconds=$(($(date +%s) - started))
  if [ $code != 0 ]; then
    failed=1
    grep -h 'ERROR' "$work/$version.log" | head -n 20 >&2
  fi
  out=$work/out-$version
  (cd "$clone" && "$home/bin/java" -jar target/eigendistill.jar reproduce --quiet --out "$out") >/dev/null
  job="exit $?"
  [ "$job" = "exit 0" ] || failed=1
  (cd "$out" && find . -type f ! -name manifest.json | sort | xargs sha256sum) >"$work/$version.sums"
  if [ -z "$first" ]; then
    first=$version
    job="$job, $(wc -l <"$work/$version.sums") files"
  else
    differ=$(diff "$work/$first.sums" "$work/$version.sums" | sed -n 's/^[<>] [0-9a-f]*  //p' | sort -u)
    png=$(grep -c '\.png$' <<<"$differ")
    others=$(grep -v '\.png$' <<<"$differ" | grep .)
    job="$job, beside $first's: $png PNG differ, $(grep -c . <<<"$others") other files differ"
    if [ -n "$others" ]; then
      failed=1
      echo "$others" >&2
    fi
  fi
  printf '%-36s %-28s %8s %s\n' "$version" "$result" "$seconds" "$job"
done
exit $failed
