/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Which package may use which technology, so that each can be replaced in one place. */
class TechnologyTest {
  private static final String MESSAGE = "dev.covey.model.message";

  /** Whoever writes a service of his own needs these and nothing else. */
  @Test
  void messages_areJavaAndJacksonAnnotationsOnly() {
    classes()
        .that()
        .areAssignableTo(MESSAGE + ".Message")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", MESSAGE, "com.fasterxml.jackson.annotation..", "org.jspecify.."))
        .check(Tree.CLASSES);
  }

  @Test
  void messagePackage_addsOnlyTheCodec() {
    classes()
        .that()
        .resideInAPackage(MESSAGE)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                MESSAGE,
                "com.fasterxml.jackson.annotation..",
                "tools.jackson..",
                "org.jspecify.."))
        .check(Tree.CLASSES);
  }

  @Test
  void sql_staysWhereRowsAreReadAndWritten() {
    noClasses()
        .that()
        .resideInAPackage(Tree.MODEL)
        .and()
        .resideOutsideOfPackages(
            "dev.covey.model.access..",
            "dev.covey.model.action..",
            "dev.covey.model.archive..",
            "dev.covey.model.database..",
            "dev.covey.model.entity..",
            "dev.covey.model.history..",
            "dev.covey.model.ledger..",
            "dev.covey.model.outbox..",
            "dev.covey.model.review..",
            "dev.covey.model.schema..",
            "dev.covey.model.task..",
            "dev.covey.model.webhook..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql.."))
        .check(Tree.CLASSES);
  }

  /** They meet the database only through the ledger, which may fail. */
  @Test
  void sources_writeNoSql() {
    noClasses()
        .that()
        .resideInAPackage(Tree.SOURCES)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.sql..", "javax.sql..")
                .and(assignableTo(SQLException.class).negate()))
        .check(Tree.CLASSES);
  }

  @Test
  void hibernate_staysWithTheEntities() {
    noClasses()
        .that()
        .resideInAnyPackage(Tree.MODEL, Tree.CHASSIS, Tree.SOURCES)
        .and()
        .resideOutsideOfPackage("dev.covey.model.entity..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "jakarta.data.."))
        .check(Tree.CLASSES);
  }

  @Test
  void liquibase_staysWithTheSchema() {
    onlyIn("liquibase..", "dev.covey.model.schema..");
  }

  @Test
  void amqp_staysWithTheTransport() {
    onlyIn(
        "com.rabbitmq..",
        "dev.covey.chassis.broker..",
        "dev.covey.chassis.consume..",
        "dev.covey.chassis.publish..");
  }

  @Test
  void metrics_stayBehindTheirInterfaces() {
    onlyIn("io.micrometer..", "dev.covey.chassis.metrics..");
  }

  @Test
  void logback_staysWithTheLogging() {
    onlyIn("ch.qos.logback..", "dev.covey.chassis.logging..");
  }

  @Test
  void commandLine_staysWithTheCommands() {
    onlyIn(
        "picocli..",
        "dev.covey.chassis.cli..",
        "dev.covey.creator..",
        "dev.covey.operations..",
        "dev.covey.solo..");
  }

  @Test
  void webServer_staysWithTheGateway() {
    DescribedPredicate<JavaClass> server =
        resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.covey.gateway..", Tree.SIMULATORS)
        .should()
        .dependOnClassesThat(server)
        .check(Tree.CLASSES);
  }

  /** Whoever writes text into XML or HTML by hand forgets to escape it one day. */
  @Test
  void xml_isReadAndWrittenInFewPlaces() {
    onlyIn(
        "javax.xml.stream..",
        "dev.covey.gateway.feed..",
        "dev.covey.gateway.api..",
        "dev.covey.model.schema..");
  }

  @Test
  void html_isParsedInOnePlace() {
    onlyIn("org.jsoup..", "dev.covey.source.nitter.page..");
  }

  /** Liquibase's own log service speaks in its levels. */
  @Test
  void logs_goThroughSlf4j() {
    onlyIn("java.util.logging..", "dev.covey.model.schema..");
  }

  private static void onlyIn(String technology, String... packages) {
    DescribedPredicate<JavaClass> used = resideInAnyPackage(technology);
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat(used)
        .check(Tree.CLASSES);
  }
}
