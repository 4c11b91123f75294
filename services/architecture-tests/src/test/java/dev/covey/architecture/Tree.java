/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Every class of the fleet that is not a test, and the names of its layers. */
final class Tree {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.covey");

  static final String MODEL = "dev.covey.model..";
  static final String CHASSIS = "dev.covey.chassis..";
  static final String SOURCES = "dev.covey.source..";
  static final String INTAKE = "dev.covey.intake..";
  static final String SIMULATORS = "dev.covey.simulator..";
  static final String EMBEDDED = "dev.covey.embedded..";
  static final String SOLO = "dev.covey.solo..";
  static final String[] SERVICES = {
    "dev.covey.creator..",
    "dev.covey.gateway..",
    "dev.covey.operations..",
    "dev.covey.task..",
    "dev.covey.worker.."
  };

  private Tree() {}
}
