#!/usr/bin/env bash
# Makes what runs in the image, without a container engine: a Java runtime with the modules that acknet needs
# and no others, the jars, and a cache of loaded and linked classes for a quick start.
#
#   deploy/image/runtime.sh [TARGET] [HOME]
#
# TARGET (default: target) holds acknet.jar and lib, as `mvn package` leaves them. HOME (default: TARGET/image)
# is made anew; the cache knows its path, so build it where it will run. Start it with HOME/acknet.
set -euo pipefail

target=$(realpath "${1:-target}")
home=${2:-$target/image}

# By jdeps over all jars, without those that are only for what acknet does not do: flight recordings and vector
# instructions. java.desktop is there for java.beans, which Jackson and SnakeYAML ask for.
modules=java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.security.jgss
modules+=,java.sql,java.xml,jdk.httpserver,jdk.management,jdk.unsupported,jdk.zipfs

say() { echo "runtime: $*" >&2; }

skip() {
  say "SKIPPED: $*"
  exit 77
}

jdk_of() { [[ -x $1/bin/jlink ]] && "$1/bin/java" -version 2>&1 | grep -q '"25[.+"]'; }

jdk=
for candidate in "${JAVA_HOME:-/nonexistent}" /usr/lib/jvm/*25* /opt/java/openjdk; do
  if jdk_of "$candidate"; then
    jdk=$candidate
    break
  fi
done
[[ -n $jdk ]] || skip "no JDK 25 with jlink in JAVA_HOME or /usr/lib/jvm"
[[ -d $jdk/jmods ]] || "$jdk/bin/jlink" --help | grep -q 'run-time image enabled' \
  || skip "$jdk has neither jmods nor a jlink that does without them"
[[ -f $target/acknet.jar && -d $target/lib ]] || { say "no $target/acknet.jar: run mvn package first"; exit 1; }

rm -rf "$home"
mkdir -p "$home/native"
home=$(realpath "$home")
"$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-man-pages --no-header-files --output "$home/jre"
cp -rp "$target/lib" "$home/lib"
cp -p "$target/acknet.jar" "$home/acknet.jar"

# SQLite's library as a file: nothing is unpacked at the start.
case $(uname -m) in
  aarch64 | arm64) machine=aarch64 ;;
  *) machine=x86_64 ;;
esac
(cd "$home/native" && "$jdk/bin/jar" xf "$home"/lib/sqlite-jdbc-*.jar "org/sqlite/native/Linux/$machine/libsqlitejdbc.so" \
  && mv org/sqlite/native/Linux/$machine/libsqlitejdbc.so . && rm -r org)

# One thread collects: the heap is small, and its pages are given back. 256 MB is what the checks need on a
# cluster of 100,000 Pods; beside it the process needs some 140 MB. The second compiler begins four times as
# late as usual: on two cores it would take the time away from the start that it means to save.
cat >"$home/java.options" <<END
-XX:+UseSerialGC
-Xms24m
-Xmx256m
-XX:Tier4InvocationThreshold=20000
-XX:Tier4MinInvocationThreshold=5000
-XX:Tier4CompileThreshold=40000
-XX:Tier4BackEdgeThreshold=200000
-XX:+ExitOnOutOfMemoryError
-Dorg.sqlite.lib.path=$home/native
-Dorg.sqlite.lib.name=libsqlitejdbc.so
END

cat >"$home/acknet" <<END
#!/bin/sh
exec $home/jre/bin/java @$home/java.options -jar $home/acknet.jar "\$@"
END
chmod +x "$home/acknet"

# A start in a workspace of its own teaches the cache which classes are needed. Profiles of methods are left
# out, for with them everything that was hot in that start is compiled at once, before it is needed.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$home/acknet" try --port 0 --without-bot "$work" >"$work/workspace.log" 2>&1 &
workspace=$!
trap 'kill $workspace 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 600); do
  [[ -s $work/environment ]] && break
  sleep 0.1
done
[[ -s $work/environment ]] || { say "the workspace did not start:"; cat "$work/workspace.log" >&2; exit 1; }
(
  set -a
  # shellcheck source=/dev/null
  . "$work/environment"
  ACKNET_OPS_PORT=0 exec "$home/jre/bin/java" "@$home/java.options" -XX:AOTCacheOutput="$home/acknet.aot" \
    -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -jar "$home/acknet.jar" serve --config "$work/acknet.yaml"
) >"$work/bot.log" 2>&1 &
bot=$!
for _ in $(seq 900); do
  grep -q 'slack bot started' "$work/bot.log" && break
  kill -0 $bot 2>/dev/null || break
  sleep 0.1
done
sleep 1
kill $bot 2>/dev/null || true
wait $bot || true
[[ -s $home/acknet.aot ]] || { say "no cache was made:"; cat "$work/bot.log" >&2; exit 1; }
echo "-XX:AOTCache=$home/acknet.aot" >>"$home/java.options"
say "$home: $(du -sm "$home/jre" | cut -f1) MB runtime, $(du -sm "$home/lib" | cut -f1) MB jars, $(du -sm "$home/acknet.aot" | cut -f1) MB cache"
