/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.lifecycle;

/**
 * One running part of the fleet. Its constructor does no I/O; {@link #start()} does, and fails
 * early and clearly. {@link #stop()} drains: it takes nothing new, finishes what is in flight
 * within the grace period, hands the rest back, and may be called more than once and before start.
 */
public interface Service {
  /** As in {@code covey run NAME}: {@code action-worker}, {@code dispatch-actions}. */
  String name();

  void start() throws Exception;

  void stop();
}
