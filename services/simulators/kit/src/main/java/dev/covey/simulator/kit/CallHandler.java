/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

/**
 * Answers calls of one route, many at a time. An {@link AnswerException} is an answer too; any
 * other exception is a defect of the simulator, which answers 500.
 */
@FunctionalInterface
public interface CallHandler {

  Answer handle(SimulatedCall call) throws Exception;
}
