/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.lifecycle;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How a process is named in rows that say who holds something: service, host and pid. */
public final class ProcessName {
  private ProcessName() {}

  public static String of(String service) {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      host = "unknown";
    }
    return service + "@" + host + ":" + ProcessHandle.current().pid();
  }
}
