/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

/**
 * What reading a slice gave.
 *
 * @param source the name of the source that read it
 */
public record SourceRead(String source, SliceRead read) {}
