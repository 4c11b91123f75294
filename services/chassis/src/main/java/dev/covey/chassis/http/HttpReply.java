/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.http;

/** A whole answer. */
public record HttpReply(int status, String contentType, String body) {
  public static HttpReply text(int status, String body) {
    return new HttpReply(status, "text/plain; charset=utf-8", body);
  }

  public static HttpReply json(int status, String body) {
    return new HttpReply(status, "application/json", body);
  }
}
