/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import org.jspecify.annotations.Nullable;

/** The preview of a linked page. */
public record Card(String url, String title, @Nullable String description) {}
