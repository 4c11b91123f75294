/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.covey.deploy.FakeCheckout.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./covey} itself, run by {@code /bin/sh}. */
@Timeout(120)
class LauncherTest {
  private @TempDir Path folder;
  private FakeCheckout checkout;

  @BeforeEach
  void makeCheckout() throws Exception {
    checkout = new FakeCheckout(folder);
    checkout.maven(true);
  }

  @Test
  void firstCall_buildsAndRuns() throws Exception {
    Result result = checkout.run("ledger", "show", "account:anna x");

    assertThat(result.exitCode()).as(result.errors()).isZero();
    assertThat(result.output())
        .startsWith("java ")
        .contains("dev.covey.solo.CoveyMain ledger show account:anna x");
    assertThat(result.errors()).contains("building for the first time", "[1/1] covey-solo");
    assertThat(checkout.mavenCalls())
        .containsExactly("-B -Dquick -Dmaven.test.skip=true -pl services/solo -am package");
    assertThat(checkout.lock()).doesNotExist();
  }

  @Test
  void nextCall_buildsOnlyWhatChanged() throws Exception {
    checkout.run("config");
    Result second = checkout.run("config");
    assertThat(second.errors()).isEmpty();
    assertThat(checkout.mavenCalls()).hasSize(1);

    checkout.saveSource();

    assertThat(checkout.run("config").errors()).contains("sources changed, building");
    assertThat(checkout.mavenCalls()).hasSize(2);
  }

  @Test
  void help_ofABuiltLauncherBuildsNothing() throws Exception {
    checkout.run("config");
    checkout.saveSource();

    for (String question : new String[] {"--help", "-h", "help", "--version", "-V"}) {
      Result result = checkout.run(question);
      assertThat(result.exitCode()).isZero();
      assertThat(result.output()).endsWith("dev.covey.solo.CoveyMain " + question + "\n");
    }
    assertThat(checkout.run().output()).endsWith("dev.covey.solo.CoveyMain\n");
    assertThat(checkout.mavenCalls()).hasSize(1);
  }

  @Test
  void noJdk_saysWhatToInstall() throws Exception {
    // no machine has that one, whatever is in its usual folders
    checkout.launcher(Repository.read("covey").replace("need=25", "need=999"));

    Result result = checkout.run("demo");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors())
        .contains("needs a JDK 999 or newer, and none was found")
        .contains("looked at: JAVA_HOME (" + folder.resolve("jdk") + "), java on the PATH (none)")
        .contains("install it: ")
        .containsPattern("temurin-999-jdk or openjdk-999-jdk|brew install openjdk@999");
    assertThat(result.output()).isEmpty();
    assertThat(checkout.mavenCalls()).isEmpty();
  }

  @Test
  void noMaven_saysWhatToInstall() throws Exception {
    Files.delete(folder.resolve("bin/mvn"));

    for (String verb : new String[] {"demo", "test", "--help"}) {
      Result result = checkout.run(verb);
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.errors())
          .isEqualTo(
              "covey: needs Maven 3.8 or newer to build, and there is no mvn on the PATH"
                  + " (install the package maven)\n");
    }
    assertThat(checkout.lock()).doesNotExist();
  }

  @Test
  void failedBuild_isShownAndIsNotTakenForABuild() throws Exception {
    checkout.run("config");
    checkout.saveSource();
    checkout.maven(false);

    Result failed = checkout.run("config");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.errors())
        .contains("[ERROR] a semicolon is missing")
        .contains("the build failed; all of it is in ");
    assertThat(failed.output()).isEmpty();
    assertThat(checkout.lock()).doesNotExist();

    checkout.maven(true);
    Result help = checkout.run("--help");

    assertThat(help.errors()).contains("building");
    assertThat(help.output()).contains("dev.covey.solo.CoveyMain --help");
  }

  @Test
  void lockOfADeadLauncher_isTaken() throws Exception {
    Files.createDirectories(checkout.lock());
    Files.writeString(checkout.lock().resolve("pid"), "999999999\n");

    assertThat(checkout.run("config").exitCode()).isZero();
  }

  @Test
  void lockThatNamesNobody_isGivenUp() throws Exception {
    Files.createDirectories(checkout.lock());

    Result result = checkout.run("config");

    assertThat(result.exitCode()).isZero();
    assertThat(result.errors()).containsOnlyOnce("another launcher (pid ?) is building");
    assertThat(checkout.lock()).doesNotExist();
  }

  @Test
  void tests_runByMavenWithWhatFollows() throws Exception {
    assertThat(checkout.run("test", "-pl", "services/solo").exitCode()).isZero();

    assertThat(checkout.mavenCalls()).containsExactly("-B verify -pl services/solo");
  }

  /** The real thing, where this checkout is built. */
  @Test
  void version_ofThisCheckoutIsItsOwn() throws Exception {
    assumeTrue(
        Files.exists(Repository.ROOT.resolve("services/solo/target/covey/built")),
        "the launcher has built nothing here yet");

    assertThat(Tool.run(Map.of(), "./covey", "--version")).startsWith("covey ");
    assertThat(Tool.run(Map.of(), "./covey", "--help")).contains("demo", "VERB");
  }
}
