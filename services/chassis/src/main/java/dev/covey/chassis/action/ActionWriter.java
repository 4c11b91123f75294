/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.action;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.covey.chassis.csv.SpreadsheetCell;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.ActionLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes actions one after the other, and counts them. One thread at a time. */
public abstract sealed class ActionWriter implements Consumer<ActionLine> {
  private long written;

  /** In which form. */
  public enum Format {
    CSV("text/csv; charset=utf-8; header=present"),
    JSONL("application/jsonl; charset=utf-8");

    private final String contentType;

    Format(String contentType) {
      this.contentType = contentType;
    }

    public String contentType() {
      return contentType;
    }

    /** As people write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public ActionWriter writer(Writer out) {
      return switch (this) {
        case CSV -> new Csv(out);
        case JSONL -> new JsonLines(out);
      };
    }
  }

  @Override
  public final void accept(ActionLine action) {
    try {
      write(action);
    } catch (IOException failure) {
      throw new UncheckedIOException("the export could not be written", failure);
    }
    written++;
  }

  public final long written() {
    return written;
  }

  abstract void write(ActionLine action) throws IOException;

  /** Hands everything on to where it is written to. */
  public abstract void flush() throws IOException;

  /** One JSON object a line. */
  private static final class JsonLines extends ActionWriter {
    private final Writer out;

    private JsonLines(Writer out) {
      this.out = out;
    }

    @Override
    void write(ActionLine action) throws IOException {
      out.write(ActionJson.write(ActionJson.action(action)));
      out.write('\n');
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }

  /** With the columns of an import first; no cell is a formula to a spreadsheet. */
  private static final class Csv extends ActionWriter {
    /** Between the files of one action, and between their descriptions. */
    private static final String BETWEEN = "|";

    private final CsvWriter csv;

    private Csv(Writer out) {
      csv = CsvWriter.builder().build(out);
      csv.writeRecord(
          "account_no",
          "task_type",
          "source_tweet",
          "text_content",
          "media",
          "scheduled_at",
          "target",
          "alt_text",
          "priority",
          "ref",
          "id",
          "status",
          "error",
          "result_id",
          "created_at",
          "settled_at");
    }

    @Override
    void write(ActionLine action) {
      ActionContent content = action.content();
      ActionKind kind = action.lane().kind();
      boolean ofTweet = kind.about() == ActionKind.About.TWEET;
      csv.writeRecord(
          SpreadsheetCell.defused(action.lane().account()),
          kind.column(),
          ofTweet ? text(content.target()) : "",
          cell(content.text()),
          list(content.media()),
          text(action.notBefore()),
          ofTweet ? "" : person(content),
          list(content.altText()),
          Integer.toString(action.priority()),
          cell(action.ref()),
          Long.toString(action.id()),
          action.status().column(),
          cell(action.error()),
          cell(action.resultId()),
          action.createdAt().toString(),
          text(action.settledAt()));
    }

    @Override
    public void flush() throws IOException {
      csv.flush();
    }

    private static String person(ActionContent content) {
      return content.target() == null ? cell(content.targetName()) : text(content.target());
    }

    private static String list(List<String> values) {
      return SpreadsheetCell.defused(String.join(BETWEEN, values));
    }

    private static String cell(@Nullable String value) {
      return value == null ? "" : SpreadsheetCell.defused(value);
    }

    private static String text(@Nullable Object value) {
      return value == null ? "" : value.toString();
    }
  }
}
