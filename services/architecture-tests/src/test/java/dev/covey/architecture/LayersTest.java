/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayersTest {
  /** All other rules pass on nothing, too. */
  @Test
  void everyLayer_wasImported() {
    List<String> packages =
        Tree.CLASSES.stream().map(each -> each.getPackageName() + ".").distinct().toList();

    assertThat(Tree.CLASSES.size()).isGreaterThan(300);
    for (String layer :
        List.of(
            "dev.covey.model.message.",
            "dev.covey.model.ledger.",
            "dev.covey.chassis.config.",
            "dev.covey.chassis.consume.",
            "dev.covey.source.nitter.",
            "dev.covey.source.archiveorg.",
            "dev.covey.source.webhook.",
            "dev.covey.source.x.",
            "dev.covey.source.chosen.",
            "dev.covey.intake.",
            "dev.covey.simulator.nitter.",
            "dev.covey.simulator.x.",
            "dev.covey.simulator.archiveorg.",
            "dev.covey.creator.",
            "dev.covey.gateway.http.",
            "dev.covey.operations.config.",
            "dev.covey.task.scannewtweets.",
            "dev.covey.task.dispatchactions.",
            "dev.covey.worker.fetchandpersist.",
            "dev.covey.worker.action.",
            "dev.covey.worker.archive.",
            "dev.covey.worker.webhook.",
            "dev.covey.solo.")) {
      assertThat(packages).as(layer).anyMatch(name -> name.startsWith(layer));
    }
    assertThat(packages).noneMatch(name -> name.startsWith("dev.covey.testing."));
  }

  @Test
  void model_knowsNobodyAbove() {
    noClasses()
        .that()
        .resideInAPackage(Tree.MODEL)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.covey..").and(resideInAnyPackage(Tree.MODEL).negate()))
        .check(Tree.CLASSES);
  }

  @Test
  void chassis_knowsOnlyTheModel() {
    noClasses()
        .that()
        .resideInAPackage(Tree.CHASSIS)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.covey..")
                .and(resideInAnyPackage(Tree.MODEL, Tree.CHASSIS).negate()))
        .check(Tree.CLASSES);
  }

  @Test
  void sources_knowOnlyChassisAndModel() {
    noClasses()
        .that()
        .resideInAPackage(Tree.SOURCES)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.covey..")
                .and(resideInAnyPackage(Tree.MODEL, Tree.CHASSIS, Tree.SOURCES).negate()))
        .check(Tree.CLASSES);
  }

  /** Whoever takes files in stands on it: the commands and the gateway. */
  @Test
  void intake_knowsOnlyChassisAndModel() {
    noClasses()
        .that()
        .resideInAPackage(Tree.INTAKE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.covey..")
                .and(resideInAnyPackage(Tree.MODEL, Tree.CHASSIS, Tree.INTAKE).negate()))
        .check(Tree.CLASSES);
  }

  @Test
  void sources_doNotKnowEachOther() {
    slices()
        .matching("dev.covey.source.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            resideInAnyPackage("dev.covey.source.chosen.."), resideInAnyPackage(Tree.SOURCES))
        .check(Tree.CLASSES);
  }

  @Test
  void services_knowNothingThatRunsThem() {
    noClasses()
        .that()
        .resideInAnyPackage(Tree.SERVICES)
        .should()
        .dependOnClassesThat(resideInAnyPackage(Tree.SOLO, Tree.SIMULATORS, Tree.EMBEDDED))
        .check(Tree.CLASSES);
  }

  @Test
  void services_doNotKnowEachOther() {
    Stream.of(
            "dev.covey.(creator)..",
            "dev.covey.(gateway)..",
            "dev.covey.(operations)..",
            "dev.covey.task.(*)..",
            "dev.covey.worker.(*)..")
        .forEach(one ->
            slices()
                .matching(one)
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(Tree.CLASSES));
    for (String service : Tree.SERVICES) {
      noClasses()
          .that()
          .resideInAPackage(service)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(Tree.SERVICES).and(resideInAnyPackage(service).negate()))
          .check(Tree.CLASSES);
    }
  }

  /** A simulator must be able to disagree with the client that it is there to test. */
  @Test
  void simulators_shareNoCodeWithTheFleet() {
    noClasses()
        .that()
        .resideInAPackage(Tree.SIMULATORS)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.covey..").and(resideInAnyPackage(Tree.SIMULATORS).negate()))
        .check(Tree.CLASSES);
  }

  @Test
  void simulators_shareOnlyTheirKit() {
    slices()
        .matching("dev.covey.simulator.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            resideInAnyPackage(Tree.SIMULATORS), resideInAnyPackage("dev.covey.simulator.kit.."))
        .check(Tree.CLASSES);
  }

  @Test
  void embeddedServers_standAlone() {
    classes()
        .that()
        .resideInAPackage(Tree.EMBEDDED)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(Tree.EMBEDDED).or(resideInAnyPackage("dev.covey..").negate()))
        .check(Tree.CLASSES);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.covey.(**)").should().beFreeOfCycles().check(Tree.CLASSES);
  }
}
