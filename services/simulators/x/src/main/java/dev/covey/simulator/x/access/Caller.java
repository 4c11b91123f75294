/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.access;

import java.util.Set;

/** Who makes a call: an app by itself, or a person through an app. */
public record Caller(App app, Kind kind, long user, Set<String> scopes) {

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** By which kind of token the caller was known. */
  public enum Kind {
    APP("OAuth 2.0 Application-Only"),
    OAUTH1("OAuth 1.0a User Context"),
    OAUTH2("OAuth 2.0 User Context");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind as the platform calls it. */
    public String words() {
      return words;
    }
  }

  /** Whether there is no person behind the call. */
  public boolean isAppOnly() {
    return kind == Kind.APP;
  }

  /** The name under which the audit knows the caller. */
  public String principal() {
    return isAppOnly() ? "app:" + app.id() : Long.toString(user);
  }
}
