/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import java.time.Instant;

/**
 * What an instance is at the moment it writes a page.
 *
 * @param title its configured name, which need not be "nitter"
 * @param url its own address, without a slash at the end
 * @param now by its own clock, which may be wrong
 */
public record Site(String title, String url, Vintage vintage, Instant now) {}
