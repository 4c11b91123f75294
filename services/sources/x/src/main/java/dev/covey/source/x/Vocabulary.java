/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

/**
 * X renamed tweets to posts in its field names, and not everywhere at once. Answers are read in
 * both; questions have to be asked in the one that the endpoint speaks.
 */
public enum Vocabulary {
  TWEET("tweet.fields", "author_id,created_at,conversation_id,referenced_tweets", ""),
  POST("post.fields", "created_at,conversation_id", "author_id,referenced_posts");

  private final String fieldsParameter;
  private final String fields;
  private final String expansions;

  Vocabulary(String fieldsParameter, String fields, String expansions) {
    this.fieldsParameter = fieldsParameter;
    this.fields = fields;
    this.expansions = expansions;
  }

  String fieldsParameter() {
    return fieldsParameter;
  }

  String fields() {
    return fields;
  }

  String expansions() {
    return expansions;
  }

  /** The one to try where this one is refused. */
  public Vocabulary other() {
    return this == TWEET ? POST : TWEET;
  }
}
