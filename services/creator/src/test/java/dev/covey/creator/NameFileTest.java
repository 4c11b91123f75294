/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.chassis.lifecycle.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameFileTest {
  @TempDir private Path folder;

  private List<String> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("names.txt"), text);
    return NameFile.read(file, InputStream.nullInputStream());
  }

  @Test
  void names_areTakenAsPeopleWriteThem() throws Exception {
    assertThat(
            read(
                """
                \uFEFFada_writes
                # the others

                  @bela   # with a word about him
                https://x.com/cora/
                https://twitter.com/Dario?lang=en
                https://mobile.twitter.com/edda#top
                ada_writes
                """))
        .containsExactly("ada_writes", "@bela", "cora", "Dario", "edda", "ada_writes");
    assertThat(read("ada\r\nbela\r\n")).containsExactly("ada", "bela");
  }

  @Test
  void everyBadLine_isNamed_andNothingIsTaken() {
    assertThatThrownBy(() -> read("ada\ntwo words\n\nsixteen_letters_x\n\u001b[2J\n"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("nothing is added")
        .hasMessageContaining("line 2: 'two words'")
        .hasMessageContaining("line 4: 'sixteen_letters_x'")
        .hasMessageContaining("line 5: ")
        .hasMessageNotContaining("\u001b");
    assertThatThrownBy(() -> read("no name\n".repeat(30))).hasMessageContaining("and 10 more");
  }

  @Test
  void fileThatIsNone_isAUsageError() throws Exception {
    Path file = folder.resolve("names.txt");
    assertThatThrownBy(() -> NameFile.read(file, InputStream.nullInputStream()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("there is no file");
    assertThatThrownBy(() -> NameFile.read(folder, InputStream.nullInputStream()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("can't be read");
    assertThatThrownBy(() -> read("# nobody\n")).hasMessageContaining("names no profile");
    Files.write(file, new byte[] {'a', (byte) 0xE4, '\n'});
    assertThatThrownBy(() -> NameFile.read(file, InputStream.nullInputStream()))
        .hasMessageContaining("no UTF-8");
    Files.write(file, new byte[10_000_001]);
    assertThatThrownBy(() -> NameFile.read(file, InputStream.nullInputStream()))
        .hasMessageContaining("longer than 10 MB");
  }

  @Test
  void standardInput_isReadForADash() {
    InputStream input = new ByteArrayInputStream("ada\n".getBytes(StandardCharsets.UTF_8));
    assertThat(NameFile.read(Path.of("-"), input)).containsExactly("ada");
  }
}
