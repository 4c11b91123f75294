/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.intake.ImportReport.Outcome;
import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(MigratedDatabase.class)
class MediaIT {
  private static final String WIDE =
      "account_no,task_type,source_tweet,text_content,media,alt_text,target\n";

  @TempDir private Path folder;
  private Intake intake;
  private Path media;

  @BeforeEach
  void start(Database database) throws Exception {
    intake = new Intake(database, Files.createDirectory(folder.resolve("in")));
    intake.addAccounts("anna");
    media = Files.createDirectory(folder.resolve("media"));
    file("a.jpg", "\u00ff\u00d8\u00ff\u00e0 one");
    file("b.png", "\u0089PNG\r\n\u001a\n two");
    file("c.webp", "RIFF1234WEBPVP8 ");
    file("d.gif", "GIF89a three");
    file("e.mp4", "\0\0\0\u0018ftypisom");
    file("f.mov", "\0\0\0\u0018ftypqt  ");
    file("really.png", "MZ this is a program");
    file("empty.png", "");
  }

  private Path file(String name, String bytes) throws Exception {
    return Files.write(media.resolve(name), bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private ImportReport load(String rows, ImportOptions options) throws Exception {
    return intake.loadWhole(WIDE + rows, options.withMediaFolder(media));
  }

  private String problemOf(String cell) throws Exception {
    ImportReport report = load("anna,post,,hi,\"" + cell + "\",,\n", Intake.SKIP);
    assertThat(report.counts().added()).as(cell).isZero();
    return intake.problems(report).getFirst();
  }

  private List<String> stored() throws Exception {
    if (!Files.exists(intake.store())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(intake.store())) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void files_areKeptByTheirContent() throws Exception {
    Files.copy(media.resolve("a.jpg"), media.resolve("same.bin"));
    ImportReport report =
        load(
            """
            anna,post,,hi,a.jpg;b.png|c.webp,one| two |three,
            anna,reply,1,,same.bin,,
            anna,post,,film,e.mp4,,
            anna,post,,other,f.mov,,
            anna,dm,,,d.gif,wave,@jack
            """,
            ImportOptions.PLAIN);

    assertThat(report.outcome()).as("%s", report.problems()).isEqualTo(Outcome.IMPORTED);
    List<String> names = intake.texts("select array_to_string(media, ' ') from action order by id");
    assertThat(names.getFirst())
        .matches("[0-9a-f]{64}\\.jpg [0-9a-f]{64}\\.png [0-9a-f]{64}\\.webp");
    assertThat(names.get(1)).isEqualTo(names.getFirst().split(" ", 2)[0]);
    assertThat(names.get(3)).endsWith(".mov");
    assertThat(intake.texts("select array_to_string(alt_text, '|') from action order by id"))
        .startsWith("one|two|three")
        .endsWith("wave");
    assertThat(stored()).hasSize(6);
    assertThat(Files.readAllBytes(intake.store().resolve(names.get(1))))
        .isEqualTo(Files.readAllBytes(media.resolve("a.jpg")));
  }

  @Test
  void nothingIsKept_ofADryRunOrARefusedFile() throws Exception {
    load("anna,post,,hi,a.jpg,,\n", Intake.DRY);
    load("anna,post,,hi,a.jpg,,\nanna,post,,hi,no.jpg,,\n", ImportOptions.PLAIN);

    assertThat(stored()).isEmpty();
  }

  @Test
  void namesOfTheStore_areKnownWithoutTheirFiles() throws Exception {
    load("anna,post,,hi,a.jpg,,\n", ImportOptions.PLAIN);
    String name = stored().getFirst();
    intake.run("update action set status = 'failed'");

    ImportReport again =
        intake.loadWhole(WIDE + "anna,post,,hi again,%s,,\n".formatted(name), ImportOptions.PLAIN);
    assertThat(again.outcome()).isEqualTo(Outcome.IMPORTED);
    assertThat(problemOf("0".repeat(64) + ".jpg")).contains("is not there");
  }

  @Test
  void pathsThatLeadOut_areRefused() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.jpg"), "\u00ff\u00d8\u00ff");
    Files.createSymbolicLink(media.resolve("link.jpg"), secret);
    Files.createSymbolicLink(media.resolve("up"), folder);
    Files.createSymbolicLink(media.resolve("inside.jpg"), media.resolve("a.jpg"));
    Files.createDirectory(media.resolve("folder.jpg"));

    for (String path :
        List.of(
            "../secret.jpg",
            "x/../../secret.jpg",
            secret.toString(),
            "link.jpg",
            "up/secret.jpg")) {
      assertThat(problemOf(path)).as(path).contains("leads out of the media folder");
    }
    assertThat(problemOf("folder.jpg")).contains("is not a plain file");
    assertThat(problemOf("a.jpg/b")).contains("can't be read");
    assertThat(problemOf("none.jpg")).contains("is not there; looked in " + media);
    assertThat(load("anna,post,,hi,inside.jpg,,\n", ImportOptions.PLAIN).outcome())
        .isEqualTo(Outcome.IMPORTED);
  }

  @Test
  void kindSizeNumberAndMix_areThoseOfX() throws Exception {
    try (RandomAccessFile large = new RandomAccessFile(media.resolve("a.jpg").toFile(), "rw")) {
      large.setLength(5 * 1024 * 1024 + 1);
    }
    assertThat(problemOf("a.jpg")).contains("has 5,242,881 bytes; a photo has at most 5 MB");
    assertThat(problemOf("really.png")).contains("is none of what X takes");
    assertThat(problemOf("empty.png")).contains("is none of what X takes");
    assertThat(problemOf("d.gif;b.png")).contains("can't stand in one post");
    assertThat(problemOf("e.mp4|f.mov")).contains("can't stand in one post");
    assertThat(problemOf("b.png;b.png;b.png;b.png;b.png"))
        .contains("is 5 files; a post has at most 4");
    assertThat(intake.problems(load("anna,post,,hi,b.png,a|b,\n", Intake.SKIP)).getFirst())
        .contains("has 2 texts for 1 files");
    assertThat(
            intake
                .problems(load("anna,post,,hi,b.png," + "a".repeat(1_001) + ",\n", Intake.SKIP))
                .getFirst())
        .contains("has a text of 1001 characters; at most 1000");
  }
}
