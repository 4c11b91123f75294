/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.history;

import dev.covey.model.archive.SelectSnapshot;
import dev.covey.model.database.Transaction;
import dev.covey.model.history.SelectTweet;
import dev.covey.model.review.SelectVerdict;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one tweet.
 *
 * @param held null where it was not looked at yet
 * @param snapshot null where it was not to be saved
 */
public record TweetStory(
    SelectTweet.Found found,
    SelectVerdict.@Nullable Held held,
    SelectSnapshot.@Nullable Line snapshot) {

  /** Empty where it is not stored. */
  public static Optional<TweetStory> of(Transaction transaction, long id) throws SQLException {
    Optional<SelectTweet.Found> found = SelectTweet.byId(transaction.connection(), id);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TweetStory(
                found.get(),
                SelectVerdict.of(transaction, id).orElse(null),
                SelectSnapshot.of(transaction.connection(), id).orElse(null)));
  }
}
