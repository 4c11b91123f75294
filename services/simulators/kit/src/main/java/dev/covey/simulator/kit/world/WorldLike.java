/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;

/** That one person likes one post. */
public record WorldLike(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long user,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long post,
    Instant at) {}
