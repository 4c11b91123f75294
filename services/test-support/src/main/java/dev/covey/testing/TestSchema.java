/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

/**
 * An empty schema of the tests' Postgres, or a copy of a prepared one.
 *
 * @param url a JDBC URL without user and password
 */
public record TestSchema(String url, String user, String password, String schema) {}
