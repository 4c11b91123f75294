/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.history;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.covey.chassis.csv.SpreadsheetCell;
import dev.covey.model.history.TweetLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes tweets one after the other, and counts them. One thread at a time. */
public abstract sealed class TweetWriter implements Consumer<TweetLine> {
  private long written;

  @Override
  public final void accept(TweetLine tweet) {
    try {
      write(tweet);
    } catch (IOException failure) {
      throw new UncheckedIOException("the export could not be written", failure);
    }
    written++;
  }

  public final long written() {
    return written;
  }

  abstract void write(TweetLine tweet) throws IOException;

  /** Hands everything on to where it is written to. */
  public abstract void flush() throws IOException;

  /** One JSON object a line. */
  public static final class JsonLines extends TweetWriter {
    private final Writer out;

    public JsonLines(Writer out) {
      this.out = out;
    }

    @Override
    void write(TweetLine tweet) throws IOException {
      out.write(TweetJson.tweet(tweet));
      out.write('\n');
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }

  /** For spreadsheets, which would run what begins like a formula. */
  public static final class Csv extends TweetWriter {
    private final CsvWriter csv;

    public Csv(Writer out) {
      csv = CsvWriter.builder().build(out);
      csv.writeRecord(
          "id",
          "author",
          "created_at",
          "text",
          "url",
          "reply_to",
          "quoted_id",
          "replies",
          "reposts",
          "quotes",
          "likes",
          "views",
          "media",
          "source",
          "first_seen_at",
          "verdict");
    }

    @Override
    void write(TweetLine tweet) {
      csv.writeRecord(
          Long.toString(tweet.id()),
          tweet.author(),
          tweet.createdAt().toString(),
          SpreadsheetCell.defused(tweet.text()),
          tweet.url(),
          String.join(" ", tweet.replyTo()),
          text(tweet.quotedId()),
          text(tweet.stats().replies()),
          text(tweet.stats().reposts()),
          text(tweet.stats().quotes()),
          text(tweet.stats().likes()),
          text(tweet.stats().views()),
          tweet.media(),
          tweet.source(),
          tweet.firstSeenAt().toString(),
          tweet.verdict() == null ? "" : tweet.verdict());
    }

    @Override
    public void flush() throws IOException {
      csv.flush();
    }

    private static String text(@Nullable Long number) {
      return number == null ? "" : number.toString();
    }
  }
}
