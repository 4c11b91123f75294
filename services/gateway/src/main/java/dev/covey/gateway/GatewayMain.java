/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import dev.covey.chassis.service.ServiceMain;

/** {@code covey run gateway}. */
public final class GatewayMain {
  private GatewayMain() {}

  public static void main(String[] arguments) {
    ServiceMain.run(Gateway.NAME, arguments, Gateway::new);
  }
}
