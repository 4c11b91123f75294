/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

/**
 * A setting as people may see it.
 *
 * @param value {@code ***} for a secret, empty where there is none
 * @param origin who set it: {@code environment}, a file and its line, {@code default}, {@code not
 *     set}
 */
public record ShownSetting(Setting<?> setting, String value, String origin) {}
