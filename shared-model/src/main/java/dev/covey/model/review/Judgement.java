/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import java.util.List;

/**
 * What an observation changed.
 *
 * @param told what the fleet has to be told
 * @param evidence what {@code told} rests on, oldest first
 * @param exists whether the tweet was seen to be there, so that earlier absence counts no more
 * @param kept whether the observation is worth a row: it is part of a proof, or changed something
 */
public record Judgement(
    Verdict verdict, Told told, List<Observation> evidence, boolean exists, boolean kept) {

  /** An event, if any. */
  public enum Told {
    NOTHING,
    DELETED,
    REAPPEARED
  }

  public Judgement {
    evidence = List.copyOf(evidence);
  }
}
