/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Session;
import dev.covey.operations.key.RotateKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code covey accounts rotate-key}: also the secrets of webhooks. */
@Command(
    name = "rotate-key",
    description = {
      "Seals all credentials and secrets with a new key; the fleet may run.",
      "Run it again where it was stopped in between."
    },
    mixinStandardHelpOptions = true)
final class AccountsRotateKeyCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  AccountsRotateKeyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Path keyFile = session.config().home().keyFile().toAbsolutePath();
    RotateKey.Report report = new RotateKey(session.database(), keyFile).run();
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println("secrets sealed anew: " + report.resealed());
    out.println(
        "the new key is in "
            + keyFile
            + "; keep a copy, and bring it to every other machine; the old one is beside it, for"
            + " older backups of the database");
    report.closed().forEach(name -> out.println(name + " opens with neither key: add it again"));
    out.flush();
    return report.closed().isEmpty() ? 0 : 1;
  }
}
