/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.source.x.XCredentials;

/** Who acts: an account's credentials, opened, and its user id at X. */
public record Caller(XCredentials credentials, long userId) {}
