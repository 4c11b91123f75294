#!/bin/bash
# Copyright The Covey Authors
# SPDX-License-Identifier: Apache-2.0
#
# Well when the service says that it is ready. The image has no curl, and needs none.
set -eu

exec 3<>"/dev/tcp/127.0.0.1/${COVEY_HTTP_PORT:-8080}"
printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 2 _ status _ <&3
[ "$status" = 200 ]
