#!/bin/sh
# Copyright The Covey Authors
# SPDX-License-Identifier: Apache-2.0
#
# Runs the service that the image was built for, or the command that it is given. The JVM takes this
# process's place, so that it gets SIGTERM itself and drains.
set -eu

if [ $# -eq 0 ]; then
    if [ -z "${SERVICE:-}" ]; then
        echo "this image was built without SERVICE: say what to run, such as 'run action-worker'" >&2
        exit 2
    fi
    set -- run "$SERVICE"
fi

# shellcheck disable=SC2086 # options are several words
exec java -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    ${JAVA_OPTS:-} -cp '/opt/covey/lib/*' dev.covey.solo.CoveyMain "$@"
