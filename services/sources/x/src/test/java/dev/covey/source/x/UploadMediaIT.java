/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.chassis.media.MediaKind;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.audit.AuditEntry;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.x.XSimulator;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.state.Media;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UploadMediaIT extends SimulatedX {
  private static final Random BYTES = new Random(7);

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "PNG", "WEBP"})
  void image_goesUpAtOnce(MediaKind kind) throws Exception {
    Path file = file(30_000);
    UploadedMedia up = value(upload(new NewMedia(file, kind, NewMedia.Use.POST, "a tree")));
    assertThat(up.expiresAt()).isEqualTo(START.plus(Duration.ofDays(1)));
    Media shown = posted(up);
    assertThat(shown.type()).isEqualTo("photo");
    assertThat(shown.altText()).isEqualTo("a tree");
    assertThat(shown.digest()).isEqualTo(digest(file));
    assertThat(calls()).containsExactly("POST", "POST", "POST");
  }

  @Test
  void film_goesUpInSegments_andIsWaitedFor() throws Exception {
    Path file = file((int) (2 * UploadMedia.SEGMENT + 12_345));
    UploadedMedia up = value(upload(film(file, "a film")));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3));
    assertThat(up.expiresAt()).isNotNull();
    assertThat(paths())
        .containsSequence("initialize", "append", "append", "append", "finalize", "upload")
        .endsWith("upload", "metadata");
    assertThat(posted(up).digest()).isEqualTo(digest(file));
  }

  @Test
  void film_ofWholeSegmentsHasNoEmptyOne() throws Exception {
    value(upload(film(file((int) UploadMedia.SEGMENT), null)));
    assertThat(paths()).containsOnlyOnce("append").doesNotContain("metadata");
  }

  @Test
  void animation_goesUpInSegments() throws Exception {
    Path file = file(5_000);
    NewMedia gif = new NewMedia(file, MediaKind.GIF, NewMedia.Use.POST, null);
    assertThat(posted(value(upload(gif))).type()).isEqualTo("animated_gif");
  }

  @Test
  void imageOfAMessage_isSent() throws Exception {
    NewMedia image = new NewMedia(file(100), MediaKind.PNG, NewMedia.Use.MESSAGE, null);
    UploadedMedia up = value(upload(image));
    value(client.sendMessage(adaKeys, bela.userId(), null, up.id()));
  }

  @Test
  void upload_worksWithATokenToo() throws Exception {
    XCredentials token = new XCredentials.UserToken(ada.oauth2AccessToken());
    value(client.upload(token, film(file(100), null), new Waiter(clock)));
  }

  @Test
  void filmThatXCannotUse_isRefusedForGood() throws Exception {
    simulator.settings().set(Switch.FAIL_PROCESSING, true);
    XAnswer<UploadedMedia> answer = upload(film(file(100), "never said"));
    assertRefused(answer, Refusal.INVALID);
    assertThat(paths()).doesNotContain("metadata");
  }

  @Test
  void wrongSizes_areNotEvenSent() throws Exception {
    assertRefused(upload(film(file(0), null)), Refusal.INVALID);
    Path large = directory.resolve("large");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(MediaKind.Group.VIDEO.mostBytes() + 1);
    }
    for (MediaKind kind : MediaKind.values()) {
      assertRefused(upload(new NewMedia(large, kind, NewMedia.Use.POST, null)), Refusal.INVALID);
    }
    assertThat(simulator.audit().entries()).isEmpty();
  }

  @Test
  void missingFile_isTheCallersFault() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> upload(film(directory.resolve("none"), null)));
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void brokenStep_endsTheUpload(Step step) throws Exception {
    simulator.faults().add(FaultRule.once("POST", step.path, new Fault.DropAfter()));
    assertThat(upload(film(file(100), "film")).outcome()).isInstanceOf(XOutcome.Unknown.class);
    assertThat(paths()).endsWith(step.last);
    assertThat(value(upload(film(file(100), "film"))).id()).as("once more").isNotBlank();
  }

  enum Step {
    BEGIN("/2/media/upload/initialize", "initialize"),
    APPEND("/2/media/upload/*/append", "append"),
    END("/2/media/upload/*/finalize", "finalize"),
    DESCRIBE("/2/media/metadata", "metadata");

    private final String path;
    private final String last;

    Step(String path, String last) {
      this.path = path;
      this.last = last;
    }
  }

  @Test
  void lostStatus_isAskedForAgain_butNotForEver() throws Exception {
    FaultRule lost = FaultRule.always("GET", "/2/media/upload", new Fault.Status(503, false));
    simulator.faults().add(lost.times(4));
    value(upload(film(file(100), null)));
    simulator.faults().add(lost);
    assertThat(upload(film(file(100), null)).outcome()).isInstanceOf(XOutcome.Unknown.class);
    simulator.faults().clear();
    simulator
        .faults()
        .add(FaultRule.once("GET", "/2/media/upload", new Fault.RateLimited(Duration.ofHours(1))));
    assertThat(upload(film(file(100), null)).outcome()).isInstanceOf(XOutcome.RateLimited.class);
  }

  @Test
  void wokenWait_isUnknown() throws Exception {
    Waiter waiter = new Waiter(clock);
    waiter.wake();
    assertThat(client.upload(adaKeys, film(file(100), null), waiter).outcome())
        .isInstanceOf(XOutcome.Unknown.class);
  }

  @Test
  void workWithoutEnd_isGivenUp() throws Exception {
    try (XSimulator frozen = XSimulator.builder().clock(SimulatorClock.standing(START)).start();
        XClient patient = new XClient(XSettings.at(frozen.url()), clock)) {
      frozen.settings().set(Switch.RATE_LIMITS, false);
      String token = frozen.createAccounts(1).getFirst().oauth2AccessToken();
      XAnswer<UploadedMedia> answer =
          patient.upload(
              new XCredentials.UserToken(token), film(file(100), null), new Waiter(clock));
      assertThat(answer.outcome())
          .isInstanceOfSatisfying(
              XOutcome.Unknown.class,
              unknown -> assertThat(unknown.why()).contains("still works", "PT15M"));
    }
  }

  @Test
  void altText_hasItsLength() {
    Path file = directory.resolve("x");
    new NewMedia(file, MediaKind.PNG, NewMedia.Use.POST, "🌳".repeat(1000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewMedia(file, MediaKind.PNG, NewMedia.Use.POST, "x".repeat(1001)));
  }

  private XAnswer<UploadedMedia> upload(NewMedia media) throws IOException, InterruptedException {
    return client.upload(adaKeys, media, new Waiter(clock));
  }

  private static NewMedia film(Path file, @Nullable String altText) {
    return new NewMedia(file, MediaKind.MP4, NewMedia.Use.POST, altText);
  }

  private Path file(int size) throws IOException {
    byte[] bytes = new byte[size];
    BYTES.nextBytes(bytes);
    return Files.write(directory.resolve("file-" + size), bytes);
  }

  private Media posted(UploadedMedia up) {
    long id = posted(adaKeys, NewPost.ofMedia(List.of(up.id())));
    return simulator.state().posts().find(id).orElseThrow().media().getFirst();
  }

  private static String digest(Path file) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(hash, 0, 8);
  }

  private List<String> calls() {
    return simulator.audit().entries().stream().map(AuditEntry::method).toList();
  }

  /** The last part of each call's path. */
  private List<String> paths() {
    return simulator.audit().entries().stream()
        .map(entry -> entry.path().substring(entry.path().lastIndexOf('/') + 1))
        .toList();
  }
}
