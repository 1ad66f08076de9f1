#!/bin/sh
# Holds DBSCAN against Smile's on generated points, core for core, and tells the times of both: dbscan.sh [NUMBER OF POINTS]
# Needs mvn and a JDK of 25 or later, for Smile, on the path, and the project built (./hedgerow bench does that).
set -eu
here=$(dirname -- "$(readlink -f -- "$0")")
backend=$here/..
work=$(mktemp -d "${TMPDIR:-/tmp}/hedgerow-compare.XXXXXX")
trap 'rm -rf "$work"' EXIT

cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>compare</groupId>
  <artifactId>compare</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.github.haifengl</groupId>
      <artifactId>smile-core</artifactId>
      <version>4.3.0</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -f "$work/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/path"
ours=$backend/target/classes:$backend/target/test-classes
javac -d "$work" -cp "$ours:$(cat "$work/path")" "$here/DbscanBeside.java"
java -Xmx4g -cp "$work:$ours:$(cat "$work/path")" DbscanBeside "${1:-100000}"
