/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A medium that is ready to be posted or sent by the account that uploaded it.
 *
 * @param expiresAt until when; null where X did not say
 */
public record UploadedMedia(String id, @Nullable Instant expiresAt) {}
