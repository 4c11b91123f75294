/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.chassis.media.MediaKind;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.SelectUploads;
import dev.covey.model.action.UpsertUpload;
import dev.covey.model.action.UpsertUpload.Upload;
import dev.covey.model.database.Database;
import dev.covey.source.x.NewMedia;
import dev.covey.source.x.UploadedMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings an action's files to X, each of them once as long as X keeps it. Safe for many threads.
 */
final class Uploads {
  /** X names its own end; where it does not, this is well within what it was seen to keep. */
  private static final Duration KEPT = Duration.ofHours(12);

  /** So long before its end an upload is not relied on any more. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final Database database;
  private final Platform platform;
  private final AskFirst askFirst;
  private final InstantSource clock;
  private final Path folder;

  Uploads(ActionHandler.Parts parts, AskFirst askFirst) {
    this.database = parts.database();
    this.platform = parts.platform();
    this.clock = parts.clock();
    this.folder = parts.media();
    this.askFirst = askFirst;
  }

  /** What X calls them all; with {@code failed} for what can never be brought. */
  Need<List<String>> bring(ActionToDo action, Caller caller, Function<String, Effect> failed)
      throws SQLException, InterruptedException {
    List<String> files = action.content().media();
    if (files.isEmpty()) {
      return new Need.Met<>(List.of());
    }
    Instant until = clock.instant().plus(MARGIN);
    Map<Integer, String> there =
        database.inTransaction(tx -> new SelectUploads().run(tx.connection(), action.id(), until));
    List<String> ids = new ArrayList<>();
    for (int position = 0; position < files.size(); position++) {
      String known = there.get(position);
      if (known != null) {
        ids.add(known);
        continue;
      }
      switch (upload(action, caller, position, failed)) {
        case Need.Met<UploadedMedia>(UploadedMedia uploaded) -> {
          keep(action, position, uploaded);
          ids.add(uploaded.id());
        }
        case Need.Unmet<UploadedMedia>(Effect effect) -> {
          return new Need.Unmet<>(effect);
        }
      }
    }
    return new Need.Met<>(ids);
  }

  private Need<UploadedMedia> upload(
      ActionToDo action, Caller caller, int position, Function<String, Effect> failed)
      throws SQLException, InterruptedException {
    String name = action.content().media().get(position);
    Path file = folder.resolve(name).normalize();
    Optional<MediaKind> kind = MediaKind.named(name);
    if (!file.startsWith(folder) || kind.isEmpty() || !Files.isReadable(file)) {
      return new Need.Unmet<>(
          failed.apply(
              "the file %s is not to be read in the media folder %s of this worker"
                  .formatted(name, folder)));
    }
    List<String> words = action.content().altText();
    NewMedia media =
        new NewMedia(
            file,
            kind.get(),
            action.lane().kind() == ActionKind.DM ? NewMedia.Use.MESSAGE : NewMedia.Use.POST,
            position < words.size() && !words.get(position).isBlank() ? words.get(position) : null);
    return askFirst.ask(
        action,
        new AskFirst.Question<>(
            "media",
            caller.credentials(),
            "its file " + name + " could not be brought to X",
            true,
            _ -> platform.upload(caller.credentials(), media),
            why -> failed.apply("X does not take its file " + name + ": " + why)));
  }

  private void keep(ActionToDo action, int position, UploadedMedia uploaded) throws SQLException {
    Instant expires =
        uploaded.expiresAt() == null ? clock.instant().plus(KEPT) : uploaded.expiresAt();
    database.inTransaction(tx -> {
      new UpsertUpload()
          .run(tx.connection(), action.id(), new Upload(position, uploaded.id(), expires));
      return expires;
    });
  }
}
