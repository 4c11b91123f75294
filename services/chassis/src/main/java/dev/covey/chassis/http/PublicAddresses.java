/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the open Internet from all others: loopback, private, link-local, shared and
 * reserved ones, after IANA's registers of special-purpose addresses. An IPv6 address that stands
 * for one of IPv4 is judged by that one. Pure.
 */
public final class PublicAddresses {
  private static final List<Block> SPECIAL =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10),
          Block.of("127.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          Block.of("172.16.0.0", 12),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.168.0.0", 16),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 3),
          Block.of("2001::", 23),
          Block.of("2001:db8::", 32),
          Block.of("3fff::", 20));

  /** All that is given out of IPv6; the rest is loopback, local, multicast or not in use. */
  private static final Block GLOBAL_V6 = Block.of("2000::", 3);

  private static final Block NAT64 = Block.of("64:ff9b::", 96);
  private static final Block SIX_TO_FOUR = Block.of("2002::", 16);

  /** Addresses that begin with the same bits. */
  private static final class Block {
    private final byte[] prefix;
    private final int bits;

    private Block(byte[] prefix, int bits) {
      this.prefix = prefix;
      this.bits = bits;
    }

    static Block of(String address, int bits) {
      return new Block(InetAddress.ofLiteral(address).getAddress(), bits);
    }

    boolean contains(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      int whole = bits / 8;
      int rest = bits % 8;
      return Arrays.equals(address, 0, whole, prefix, 0, whole)
          && (rest == 0 || (address[whole] ^ prefix[whole]) >> (8 - rest) == 0);
    }
  }

  private PublicAddresses() {}

  /** Whether the address is one of the open Internet. */
  public static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address) {
      if (NAT64.contains(bytes)) {
        return contain(embedded(bytes, 12));
      }
      if (SIX_TO_FOUR.contains(bytes)) {
        return contain(embedded(bytes, 2));
      }
      if (!GLOBAL_V6.contains(bytes)) {
        return false;
      }
    }
    return SPECIAL.stream().noneMatch(block -> block.contains(bytes));
  }

  private static InetAddress embedded(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }
}
