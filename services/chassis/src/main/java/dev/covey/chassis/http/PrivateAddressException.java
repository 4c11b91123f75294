/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.http;

import java.io.IOException;
import java.net.InetAddress;

/** A connection was not made, since its address is not one of the open Internet. */
public final class PrivateAddressException extends IOException {
  public PrivateAddressException(InetAddress address) {
    super(address.getHostAddress() + " is not an address of the open Internet");
  }
}
