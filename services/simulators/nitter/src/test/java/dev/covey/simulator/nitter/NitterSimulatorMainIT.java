/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldFile;
import dev.covey.simulator.kit.world.WorldUser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NitterSimulatorMainIT {

  @Test
  void options_makeInstancesAndPeople() throws Exception {
    try (NitterSimulator simulator =
        NitterSimulatorMain.start("--instances", "2", "--people", "2", "--tweets", "30")) {
      assertThat(simulator.instances())
          .extracting(NitterInstance::name)
          .containsExactly("nitter-1", "nitter-2");
      assertThat(simulator.urls()).doesNotHaveDuplicates();
      assertThat(simulator.findable("ada_baker")).hasSizeGreaterThan(10);
      assertThat(new Browser().get(simulator.instance("nitter-2"), "/bela_carter").status())
          .isEqualTo(200);
    }
  }

  @Test
  void worldFile_isShown(@TempDir Path folder) throws Exception {
    WorldUser only = WorldUser.builder(5, "solo", Instant.EPOCH).build();
    Path file = folder.resolve("world.json");
    WorldFile.write(new World(List.of(only), List.of(), List.of(), List.of(), List.of()), file);
    try (NitterSimulator simulator =
        NitterSimulatorMain.start("--instances", "1", "--world", file.toString())) {
      assertThat(simulator.upstream().user("solo")).contains(only);
    }
  }

  @Test
  void wrongOption_isNamed(@TempDir Path folder) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NitterSimulatorMain.start("--people", "many"))
        .withMessage("--people needs a number, not 'many'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NitterSimulatorMain.start("--persons", "5"))
        .withMessage("There is no option --persons");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NitterSimulatorMain.start("--people"))
        .withMessage("--people needs a value");
    String missing = folder.resolve("none.json").toString();
    assertThatThrownBy(() -> NitterSimulatorMain.start("--world", missing))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.json");
  }

  @Test
  void takenPort_stopsWhatHadStarted() throws Exception {
    try (NitterSimulator first = NitterSimulatorMain.start("--instances", "1", "--people", "1")) {
      int taken = first.urls().getFirst().getPort();
      assertThatThrownBy(() -> NitterSimulatorMain.start("--port", Integer.toString(taken)))
          .isInstanceOf(RuntimeException.class)
          .hasMessageContaining(Integer.toString(taken));
    }
  }
}
