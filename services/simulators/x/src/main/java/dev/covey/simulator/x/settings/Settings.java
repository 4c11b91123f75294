/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.settings;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the simulator is set to; may be changed while it runs. Safe for many threads. */
public final class Settings {

  private final Map<Switch, Boolean> switches = new EnumMap<>(Switch.class);
  private Vocabulary vocabulary = Vocabulary.OLD;
  private ErrorForm errorForm = ErrorForm.PROBLEM;
  private Credits credits = Credits.ENOUGH;
  private Duration duplicateWindow = Duration.ofDays(1);
  private Duration signatureTolerance = Duration.ofMinutes(5);

  /** Everything as it is at the start. */
  public Settings() {
    reset();
  }

  /** Puts everything back to how it is at the start. */
  public synchronized void reset() {
    for (Switch one : Switch.values()) {
      switches.put(one, one.initially());
    }
    vocabulary = Vocabulary.OLD;
    errorForm = ErrorForm.PROBLEM;
    credits = Credits.ENOUGH;
    duplicateWindow = Duration.ofDays(1);
    signatureTolerance = Duration.ofMinutes(5);
  }

  public synchronized boolean isOn(Switch one) {
    return switches.getOrDefault(one, false);
  }

  public synchronized Settings set(Switch one, boolean on) {
    switches.put(one, on);
    return this;
  }

  public synchronized Vocabulary vocabulary() {
    return vocabulary;
  }

  public synchronized Settings vocabulary(Vocabulary spoken) {
    vocabulary = spoken;
    return this;
  }

  public synchronized ErrorForm errorForm() {
    return errorForm;
  }

  public synchronized Settings errorForm(ErrorForm form) {
    errorForm = form;
    return this;
  }

  public synchronized Credits credits() {
    return credits;
  }

  public synchronized Settings credits(Credits left) {
    credits = left;
    return this;
  }

  /** For how long the same words by the same author are a duplicate. */
  public synchronized Duration duplicateWindow() {
    return duplicateWindow;
  }

  public synchronized Settings duplicateWindow(Duration window) {
    duplicateWindow = window;
    return this;
  }

  /** How far the time in an OAuth 1.0a signature may be from the simulator's. */
  public synchronized Duration signatureTolerance() {
    return signatureTolerance;
  }

  public synchronized Settings signatureTolerance(Duration tolerance) {
    signatureTolerance = tolerance;
    return this;
  }

  /** Sets one thing by the name that {@link #asMap} gives it, or says what is wrong. */
  public synchronized void set(String name, String value) {
    switch (name) {
      case "vocabulary" -> vocabulary = choice(Vocabulary.class, value);
      case "errorForm" -> errorForm = choice(ErrorForm.class, value);
      case "credits" -> credits = choice(Credits.class, value);
      case "duplicateWindow" -> duplicateWindow = Duration.parse(value);
      case "signatureTolerance" -> signatureTolerance = Duration.parse(value);
      default -> switches.put(choice(Switch.class, name), Boolean.parseBoolean(value));
    }
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String value) {
    try {
      return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(value + " is not one of " + EnumSet.allOf(type), e);
    }
  }

  /** Everything by name, as the control API shows it. */
  public synchronized Map<String, Object> asMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("vocabulary", vocabulary);
    map.put("errorForm", errorForm);
    map.put("credits", credits);
    map.put("duplicateWindow", duplicateWindow.toString());
    map.put("signatureTolerance", signatureTolerance.toString());
    switches.forEach((one, on) -> map.put(one.name(), on));
    return map;
  }
}
