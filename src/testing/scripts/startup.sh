#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Prints what starting costs: processor seconds (user and system) of the launcher and of `java -jar` on one core, medians
# of several runs, and their ratio. Wants `mvn -q -DskipTests package` before, and a machine that does nothing else.
#
#   src/testing/scripts/startup.sh [RUNS]      (default: 5)
set -euo pipefail
cd "$(dirname "$0")/../../.."
runs=${1:-5}
[[ $runs =~ ^[1-9][0-9]*$ ]] || { echo "startup.sh: RUNS is a number from 1 on, not '$runs'" >&2; exit 2; }
[ -x target/eigendistill ] || { echo "startup.sh: there is no target/eigendistill: mvn -q -DskipTests package" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export EIGENDISTILL_CACHE=$work/cache
data=src/app/main/resources/org/eigendistill/data/regression/longley.csv
simulate=(simulate --data "$data" --target totemp --standardize --teacher auto --times auto --no-figures --quiet
  --out "$work/out")
core=()
command -v taskset >/dev/null && core=(taskset -c 0)

# Processor seconds of a command; one that fails ends all, with its own words.
seconds() {
  TIMEFORMAT='%U %S'
  # An empty array is "unbound" to older shells.
  if ! { time ${core[@]+"${core[@]}"} "$@" >/dev/null 2>"$work/err"; } 2>"$work/time"; then
    echo "startup.sh: this failed: $*" >&2
    cat "$work/err" >&2
    exit 1
  fi
  awk '{ print $1 + $2 }' "$work/time"
}
median() {
  : >"$work/all"
  for ((i = 0; i < runs; i++)); do seconds "$@" >>"$work/all"; done
  sort -n "$work/all" | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'
}
compare() {
  local name=$1 launcher jar
  shift
  launcher=$(median target/eigendistill "$@")
  jar=$(median java -jar target/eigendistill.jar "$@")
  awk -v name="$name" -v l="$launcher" -v j="$jar" \
    'BEGIN { printf "%-22s launcher %.2f s, java -jar %.2f s, ratio %.2f\n", name, l, j, (j > 0 ? l / j : 0) }'
}
target/eigendistill --version >/dev/null # makes the archive
compare "--version" --version
compare "simulate on Longley" "${simulate[@]}"
