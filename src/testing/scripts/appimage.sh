#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes an application image by jpackage: the program with a Java runtime of its own, for machines without Java. Wants
# `mvn -q -DskipTests package` before, and a JDK with jpackage and its jmods. Writes target/image/eigendistill, whose
# bin/eigendistill is tried on the bundled data. Networks need PyTorch; --without-networks leaves its 120 MB out.
set -euo pipefail
cd "$(dirname "$0")/../../.."
version=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' pom.xml | head -n 1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/program/lib"
cp target/eigendistill.jar LICENSE NOTICE "$work/program/"
cp target/lib/*.jar "$work/program/lib/"
[ "${1:-}" != --without-networks ] || rm -f "$work"/program/lib/pytorch-{native,jni}-*.jar
rm -rf target/image
jpackage --type app-image --name eigendistill --app-version "$version" --dest target/image \
  --input "$work/program" --main-jar eigendistill.jar --main-class org.eigendistill.cli.Main \
  --java-options -XX:+UseSerialGC --java-options -Djava.awt.headless=true \
  --add-modules java.se,jdk.compiler,jdk.httpserver,jdk.jshell,jdk.unsupported,jdk.zipfs
image=target/image/eigendistill
"$image/bin/eigendistill" --version
"$image/bin/eigendistill" simulate --data src/app/main/resources/org/eigendistill/data/regression/longley.csv \
  --target totemp --standardize --teacher auto --times auto --out "$work/longley"
du -sm "$image" | awk '{ print $1 " MB in '"$image"'" }'
