/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import org.jspecify.annotations.Nullable;

/**
 * What a handler tells the audit about its call while it handles it. Whatever it does not tell
 * stays empty; the kind is then the method and route. Used by the thread of its call.
 */
public final class CallNotes {

  private String principal = "";
  private String kind;
  private String summary = "";
  private @Nullable String effectKey;
  private @Nullable String undoes;

  CallNotes(String kind) {
    this.kind = kind;
  }

  /** On whose behalf the call was made. */
  public CallNotes principal(String who) {
    principal = who;
    return this;
  }

  /** What sort of call it was, such as {@code like}. */
  public CallNotes kind(String what) {
    kind = what;
    return this;
  }

  /** The request in a few words. */
  public CallNotes summary(String text) {
    summary = text;
    return this;
  }

  /** That the call changed the world: two calls with equal keys did the same thing twice. */
  public CallNotes effect(String key) {
    effectKey = key;
    return this;
  }

  /** That the effect takes back an earlier one, which may be had again from now on. */
  public CallNotes undoes(String key) {
    undoes = key;
    return this;
  }

  String principal() {
    return principal;
  }

  String kind() {
    return kind;
  }

  String summary() {
    return summary;
  }

  @Nullable String effectKey() {
    return effectKey;
  }

  @Nullable String undoes() {
    return undoes;
  }
}
