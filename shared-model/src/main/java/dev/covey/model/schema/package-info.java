/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The database's schema: Liquibase changelogs and the one class that applies them. */
@NullMarked
package dev.covey.model.schema;

import org.jspecify.annotations.NullMarked;
