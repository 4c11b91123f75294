/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.MultipartBody;
import dev.covey.simulator.x.access.Access;
import dev.covey.simulator.x.access.Limit;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.state.MediaTable;
import dev.covey.simulator.x.state.Upload;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Uploads at one go and in segments, and what the platform makes of films afterwards. */
final class MediaResource {

  private static final long IMAGE_BYTES = 5L << 20;
  private static final long GIF_BYTES = 15L << 20;
  private static final long SEGMENT_BYTES = 5L << 20;
  private static final int LIFETIME_SECONDS = (int) MediaTable.LIFETIME.toSeconds();
  private static final Set<String> CATEGORIES =
      Set.of(
          "tweet_image",
          "tweet_video",
          "tweet_gif",
          "dm_image",
          "dm_video",
          "dm_gif",
          "subtitles",
          "amplify_video");
  private static final Set<String> TYPES =
      Set.of(
          "video/mp4",
          "video/webm",
          "video/mp2t",
          "video/quicktime",
          "text/srt",
          "text/vtt",
          "image/jpeg",
          "image/gif",
          "image/bmp",
          "image/png",
          "image/webp",
          "image/pjpeg",
          "image/tiff",
          "model/gltf-binary",
          "model/vnd.usdz+zip");

  void register(Api api) {
    Access access = Access.writerWithOnly("media.write");
    List<Limit> simple = Limit.appDailyUserQuarterly(50_000, 500);
    List<Limit> chunked = Limit.appDailyUserQuarterly(180_000, 1875);
    api.on(
        new Operation("POST", "/2/media/upload/initialize", "media", access, chunked),
        this::initialize);
    api.on(
        new Operation("POST", "/2/media/upload/{id}/append", "media", access, chunked),
        this::append);
    api.on(
        new Operation("POST", "/2/media/upload/{id}/finalize", "media", access, chunked),
        this::finish);
    api.on(new Operation("POST", "/2/media/upload", "media", access, simple), this::oneShot);
    api.on(
        new Operation(
            "GET",
            "/2/media/upload",
            "media-status",
            access,
            Limit.appDailyUserQuarterly(100_000, 1000)),
        this::status);
    api.on(new Operation("POST", "/2/media/metadata", "media", access, simple), this::metadata);
  }

  private Answer oneShot(ApiCall call) {
    boolean multipart = !call.raw().parts().isEmpty();
    String category;
    byte[] bytes;
    if (multipart) {
      category = part(call, "media_category").map(MultipartBody.Part::text).orElse("");
      bytes = part(call, "media").map(MultipartBody.Part::content).orElse(new byte[0]);
    } else {
      Body body = call.body("media", "media_category", "additional_owners");
      category = body.choice("media_category", CATEGORIES).orElse("");
      bytes = decode(call, body.text("media").orElseThrow(() -> body.missing("media")));
    }
    if (!CATEGORIES.contains(category) || bytes.length == 0) {
      throw call.errors().invalid("media", category, "media and media_category are required.");
    }
    checkSize(call, category, bytes.length);
    var start = new Upload.Start(call.user(), "image/jpeg", category, bytes.length);
    Upload upload = call.state().media().begin(start);
    upload.append(0, bytes);
    upload.finish(call.state().now());
    return ApiCall.data(200, show(call, upload));
  }

  private static byte[] decode(ApiCall call, String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw call.errors().invalid("$.media: is not base64");
    }
  }

  private static void checkSize(ApiCall call, String category, long bytes) {
    long limit =
        category.endsWith("_image")
            ? IMAGE_BYTES
            : category.endsWith("_gif") ? GIF_BYTES : Long.MAX_VALUE;
    if (bytes > limit) {
      throw call.errors()
          .invalid("media", Long.toString(bytes), "File size exceeds %d bytes.".formatted(limit));
    }
  }

  private Answer initialize(ApiCall call) {
    Body body =
        call.body("media_type", "media_category", "total_bytes", "shared", "additional_owners");
    String type = body.choice("media_type", TYPES).orElseThrow(() -> body.missing("media_type"));
    long bytes = body.longNumber("total_bytes").orElseThrow(() -> body.missing("total_bytes"));
    String category =
        body.choice("media_category", CATEGORIES)
            .orElse(type.startsWith("video/") ? "tweet_video" : "tweet_image");
    if (bytes < 1 || bytes > 17_179_869_184L) {
      throw call.errors().invalid("$.total_bytes: must be from 1 to 17179869184");
    }
    checkSize(call, category, bytes);
    Upload upload =
        call.state().media().begin(new Upload.Start(call.user(), type, category, bytes));
    var data = new LinkedHashMap<String, Object>();
    data.put("id", Long.toString(upload.id()));
    data.put("media_key", upload.key());
    data.put("expires_after_secs", LIFETIME_SECONDS);
    return ApiCall.data(200, data);
  }

  private Answer append(ApiCall call) {
    Upload upload = find(call, call.pathId("id"));
    String index = part(call, "segment_index").map(MultipartBody.Part::text).orElse("");
    byte[] bytes = part(call, "media").map(MultipartBody.Part::content).orElse(new byte[0]);
    if (!index.matches("\\d{1,3}")) {
      throw call.errors().invalid("segment_index", index, "segment_index must be from 0 to 999.");
    }
    if (bytes.length == 0 || bytes.length > SEGMENT_BYTES) {
      throw call.errors()
          .invalid(
              "media",
              Integer.toString(bytes.length),
              "A segment must have from 1 to %d bytes.".formatted(SEGMENT_BYTES));
    }
    upload.append(Integer.parseInt(index), bytes);
    return ApiCall.data(200, Map.of("expires_at", upload.expiresAt().getEpochSecond()));
  }

  private Answer finish(ApiCall call) {
    Upload upload = find(call, call.pathId("id"));
    if (!upload.finish(call.state().now())) {
      throw call.errors().invalid("Segments do not add up to the total_bytes that were announced.");
    }
    return ApiCall.data(200, show(call, upload));
  }

  private Answer status(ApiCall call) {
    Params params = call.params();
    Set<String> command = params.choices("command", Set.of("STATUS"));
    long id =
        params.id("media_id").orElseThrow(() -> call.errors().invalid("media_id", "", "missing"));
    params.finish();
    if (command.isEmpty()) {
      throw call.errors().invalid("command", "", "command must be STATUS");
    }
    return ApiCall.data(200, show(call, find(call, id)));
  }

  private Answer metadata(ApiCall call) {
    Body body = call.body("id", "metadata");
    Upload upload = find(call, body.requiredId("id"));
    Optional<String> alt =
        body.child("metadata")
            .flatMap(metadata -> metadata.child("alt_text"))
            .flatMap(text -> text.only("text").text("text"));
    if (alt.filter(text -> text.length() > 1000).isPresent()) {
      throw call.errors().invalid("$.metadata.alt_text.text: must be at most 1000 characters long");
    }
    alt.ifPresent(upload::altText);
    var data = new LinkedHashMap<String, Object>();
    data.put("id", Long.toString(upload.id()));
    data.put("associated_metadata", Map.of("alt_text", Map.of("text", upload.asMedia().altText())));
    return ApiCall.data(200, data);
  }

  private static Optional<MultipartBody.Part> part(ApiCall call, String name) {
    return call.raw().parts().stream().filter(part -> part.name().equals(name)).findFirst();
  }

  private static Upload find(ApiCall call, long id) {
    return call.state()
        .media()
        .find(id, call.user())
        .orElseThrow(
            () -> call.errors().invalid("id", Long.toString(id), "The media id is not valid."));
  }

  private static Map<String, Object> show(ApiCall call, Upload upload) {
    var data = new LinkedHashMap<String, Object>();
    data.put("id", Long.toString(upload.id()));
    data.put("media_key", upload.key());
    data.put("size", upload.size());
    data.put("expires_after_secs", LIFETIME_SECONDS);
    if (upload.isProcessed()) {
      data.put("processing_info", processing(call, upload));
    } else {
      data.put("image", Map.of("image_type", upload.mediaType(), "w", 1200, "h", 675));
    }
    return data;
  }

  private static Map<String, Object> processing(ApiCall call, Upload upload) {
    var info = new LinkedHashMap<String, Object>();
    MediaTable.State state = call.state().media().stateOf(upload);
    boolean fails = call.settings().isOn(Switch.FAIL_PROCESSING);
    switch (state) {
      case UPLOADING, PENDING -> {
        info.put("state", "pending");
        info.put("check_after_secs", 1);
      }
      case IN_PROGRESS -> {
        info.put("state", "in_progress");
        info.put("check_after_secs", 1);
        info.put("progress_percent", 50);
      }
      case READY -> {
        info.put("state", fails ? "failed" : "succeeded");
        if (fails) {
          info.put(
              "error",
              Map.of("code", 1, "name", "InvalidMedia", "message", "Unsupported video format"));
        } else {
          info.put("progress_percent", 100);
        }
      }
    }
    return info;
  }
}
