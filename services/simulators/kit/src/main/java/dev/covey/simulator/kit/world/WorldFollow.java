/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;

/** That one person follows another. */
public record WorldFollow(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long follower,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long followed,
    Instant at) {}
