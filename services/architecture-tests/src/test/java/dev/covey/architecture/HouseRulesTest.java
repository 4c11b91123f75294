/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
  private static final DescribedPredicate<JavaClass> ENDS_THE_PROCESS =
      DescribedPredicate.describe(
          "end a process",
          each ->
              each.getSimpleName().endsWith("Main")
                  || each.getName().equals("dev.covey.chassis.service.ProcessEnd"));

  @Test
  void exceptions_sayThatTheyAre() {
    classes()
        .that()
        .areAssignableTo(Throwable.class)
        .should()
        .haveSimpleNameEndingWith("Exception")
        .check(Tree.CLASSES);
  }

  @Test
  void names_sayWhatAClassDoes() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base)")
        .check(Tree.CLASSES);
  }

  /** Waiting is done by a Waiter, which can be woken and follows Covey's clock. */
  @Test
  void threads_doNotSleep() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class, int.class)
        .orShould()
        .callMethod(Thread.class, "sleep", Duration.class)
        .orShould()
        .callMethod(TimeUnit.class, "sleep", long.class)
        .check(Tree.CLASSES);
  }

  /** But for the metamodel that Hibernate generates. */
  @Test
  void staticFields_doNotChange() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .haveSimpleNameNotEndingWith("_")
        .should()
        .beFinal()
        .check(Tree.CLASSES);
  }

  @Test
  void processes_areEndedByTheirMains() {
    noClasses()
        .that(are(DescribedPredicate.not(ENDS_THE_PROCESS)))
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(Tree.CLASSES);
  }
}
