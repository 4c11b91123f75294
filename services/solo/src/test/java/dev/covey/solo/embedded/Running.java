/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.embedded;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Settings;
import dev.covey.solo.home.CoveyHome;
import dev.covey.solo.home.HomeException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A data folder with its servers, and the settings by which to reach them. */
record Running(CoveyHome home, Servers servers, CoveyConfig config) implements AutoCloseable {
  static Running start(Path folder, Map<String, String> environment) throws HomeException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("COVEY_HOME", folder.toString());
    Settings settings = Settings.load(all, Path.of(""));
    CoveyHome home = CoveyHome.open(folder);
    try {
      Servers servers = Servers.start(home, settings);
      return new Running(
          home, servers, CoveyConfig.from(settings.with(servers.addresses(), "embedded")));
    } catch (HomeException | RuntimeException failure) {
      home.close();
      throw failure;
    }
  }

  @Override
  public void close() {
    servers.close();
    home.close();
  }
}
