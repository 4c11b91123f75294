/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;

/** That one person reposted one post; the repost is a post of its own with its own id. */
public record WorldRepost(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long user,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long post,
    Instant at) {}
