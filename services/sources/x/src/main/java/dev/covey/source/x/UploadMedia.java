/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.chassis.media.MediaKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Brings files up: images in one call, the rest in segments, after which X works on them for a
 * while. Sends no call twice but the question how far X is. Safe for many threads.
 */
final class UploadMedia {
  static final long SEGMENT = 4L << 20;

  private static final Duration LONGEST_WORK = Duration.ofMinutes(15);
  private static final int MOST_MISSES = 5;

  private final XTransport transport;
  private final CallX calls;
  private final InstantSource clock;

  UploadMedia(XTransport transport, CallX calls, InstantSource clock) {
    this.transport = transport;
    this.calls = calls;
    this.clock = clock;
  }

  XAnswer<UploadedMedia> upload(XCredentials credentials, NewMedia media, Waiter waiter)
      throws IOException, InterruptedException {
    try (FileChannel file = FileChannel.open(media.file(), StandardOpenOption.READ)) {
      long size = file.size();
      long most = media.kind().group().mostBytes();
      if (size == 0 || size > most) {
        String why = media.file() + " has " + size + " bytes, but X takes 1 to " + most;
        return withoutCall(new XOutcome.Refused<>(why, true, Refusal.INVALID));
      }
      Upload upload = new Upload(credentials, media, file, size);
      XAnswer<MediaProgress> sent =
          media.kind().group() == MediaKind.Group.PHOTO ? upload.atOnce() : upload.inSegments();
      XAnswer<UploadedMedia> ready = upload.whenReady(sent, waiter);
      String altText = media.altText();
      return altText != null && ready.outcome() instanceof XOutcome.Done<UploadedMedia>(var done)
          ? upload.describe(done, altText)
          : ready;
    }
  }

  private static <T> XAnswer<T> withoutCall(XOutcome<T> outcome) {
    return new XAnswer<>(outcome, List.of());
  }

  /** Done by the status alone: what was sent is counted when the upload is ended. */
  private static <T> @Nullable XOutcome<T> taken(HttpAnswer answer, T value) {
    JsonNode body = answer.body();
    return answer.isSuccess() && (body == null || !body.has("errors"))
        ? new XOutcome.Done<>(value)
        : null;
  }

  private @Nullable XOutcome<MediaProgress> progress(HttpAnswer answer) {
    JsonNode body = answer.body();
    MediaProgress read =
        body == null || !answer.isSuccess() ? null : MediaProgress.read(body, clock.instant());
    return read == null ? null : new XOutcome.Done<>(read);
  }

  private HttpUrl.Builder url(String... more) {
    HttpUrl.Builder url = transport.url("2", "media", "upload");
    for (String segment : more) {
      url.addPathSegment(segment);
    }
    return url;
  }

  /** One file on its way. */
  private final class Upload {
    private final XCredentials credentials;
    private final NewMedia media;
    private final FileChannel file;
    private final long size;

    Upload(XCredentials credentials, NewMedia media, FileChannel file, long size) {
      this.credentials = credentials;
      this.media = media;
      this.file = file;
      this.size = size;
    }

    XAnswer<MediaProgress> atOnce() {
      RequestBody body = form("media_category", category(), new FileSlice(file, 0, size));
      return calls.call(
          () -> transport.upload(credentials, url().build(), body), UploadMedia.this::progress);
    }

    XAnswer<MediaProgress> inSegments() {
      XAnswer<MediaProgress> begun = begin();
      if (!(begun.outcome() instanceof XOutcome.Done<MediaProgress>(MediaProgress start))) {
        return begun;
      }
      for (long index = 0; index * SEGMENT < size; index++) {
        XAnswer<String> appended = append(start.id(), index);
        if (!(appended.outcome() instanceof XOutcome.Done<String>)) {
          return appended.failed();
        }
      }
      return finish(start);
    }

    private XAnswer<MediaProgress> begin() {
      Map<String, Object> request =
          Map.of(
              "media_type", media.kind().type(), "total_bytes", size, "media_category", category());
      return calls.call(
          () -> transport.post(credentials, url("initialize").build(), request),
          UploadMedia.this::progress);
    }

    private XAnswer<String> append(String id, long index) {
      long from = index * SEGMENT;
      FileSlice slice = new FileSlice(file, from, Math.min(SEGMENT, size - from));
      RequestBody body = form("segment_index", Long.toString(index), slice);
      return calls.call(
          () -> transport.upload(credentials, url(id, "append").build(), body),
          answer -> taken(answer, id));
    }

    private XAnswer<MediaProgress> finish(MediaProgress start) {
      XAnswer<MediaProgress> finished =
          calls.call(
              () ->
                  transport.upload(
                      credentials, url(start.id(), "finalize").build(), RequestBody.EMPTY),
              UploadMedia.this::progress);
      return new XAnswer<>(
          finished.outcome().map(end -> end.orExpiring(start.expiresAt())), finished.windows());
    }

    XAnswer<UploadedMedia> whenReady(XAnswer<MediaProgress> sent, Waiter waiter)
        throws InterruptedException {
      if (!(sent.outcome() instanceof XOutcome.Done<MediaProgress>(MediaProgress first))) {
        return sent.failed();
      }
      MediaProgress known = first;
      XAnswer<MediaProgress> answer = sent;
      Instant end = clock.instant().plus(LONGEST_WORK);
      int misses = 0;
      while (known.state() == MediaProgress.State.WORKING) {
        if (clock.instant().plus(known.checkAfter()).isAfter(end)) {
          return withoutCall(new XOutcome.Unknown<>(at(known) + " after " + LONGEST_WORK));
        }
        if (!waiter.waitFor(known.checkAfter())) {
          return withoutCall(new XOutcome.Unknown<>(at(known) + "; the wait was ended"));
        }
        answer = status(known.id());
        if (answer.outcome() instanceof XOutcome.Done<MediaProgress>(MediaProgress now)) {
          known = now.orExpiring(known.expiresAt());
          misses = 0;
        } else if (!isChance(answer.outcome()) || ++misses == MOST_MISSES) {
          return answer.failed();
        }
      }
      return new XAnswer<>(judge(known), answer.windows());
    }

    private static String at(MediaProgress known) {
      return "X still works on medium " + known.id();
    }

    private static boolean isChance(XOutcome<?> outcome) {
      return outcome instanceof XOutcome.Unknown<?> || outcome instanceof XOutcome.NotSent<?>;
    }

    private XOutcome<UploadedMedia> judge(MediaProgress known) {
      String why = "X can't use " + media.file() + ": " + known.why();
      return switch (known.state()) {
        case READY, WORKING -> new XOutcome.Done<>(known.uploaded());
        case FAILED_AT_X -> new XOutcome.Refused<>(why, false);
        case UNUSABLE -> new XOutcome.Refused<>(why, true, Refusal.INVALID);
      };
    }

    private XAnswer<MediaProgress> status(String id) {
      HttpUrl url =
          url().addQueryParameter("command", "STATUS").addQueryParameter("media_id", id).build();
      return calls.call(() -> transport.get(credentials, url), UploadMedia.this::progress);
    }

    XAnswer<UploadedMedia> describe(UploadedMedia uploaded, String altText) {
      Map<String, Object> request =
          Map.of("id", uploaded.id(), "metadata", Map.of("alt_text", Map.of("text", altText)));
      return calls.call(
          () ->
              transport.post(credentials, transport.url("2", "media", "metadata").build(), request),
          answer -> taken(answer, uploaded));
    }

    private String category() {
      return media.category();
    }

    /** Without the name of the file, which is nobody's business. */
    private static RequestBody form(String name, String value, RequestBody bytes) {
      return new MultipartBody.Builder()
          .setType(MultipartBody.FORM)
          .addFormDataPart(name, value)
          .addFormDataPart("media", "media", bytes)
          .build();
    }
  }
}
