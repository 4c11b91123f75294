/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The main of every service, and what a service is given: everything else comes together here. */
@NullMarked
package dev.covey.chassis.service;

import org.jspecify.annotations.NullMarked;
