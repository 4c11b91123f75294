/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.LaneKey;

/**
 * What an import means for a lane.
 *
 * @param added actions of this import
 * @param pending all that now wait in it, these among them
 */
public record LaneCount(LaneKey lane, int added, int pending) {}
