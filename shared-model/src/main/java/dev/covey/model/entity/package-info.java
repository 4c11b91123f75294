/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Hibernate entities: small, without business rules. */
@NullMarked
package dev.covey.model.entity;

import org.jspecify.annotations.NullMarked;
