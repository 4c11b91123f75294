/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.http;

import dev.covey.chassis.metrics.RegistryWebMetrics;
import dev.covey.gateway.auth.SignIn;
import dev.covey.gateway.problem.Problem;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.gateway.query.Parameters;
import dev.covey.model.access.FindToken;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request passes before and after its route: headers, the number of requests at once,
 * who asks, what the query may hold, and what is said of a failure. Safe for many threads.
 */
public final class Door {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final int MOST_AT_ONCE = 128;
  private static final int GAVE_UP = 499;

  private final SignIn signIn;
  private final RegistryWebMetrics metrics;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  public Door(SignIn signIn, RegistryWebMetrics metrics) {
    this.signIn = signIn;
    this.metrics = metrics;
  }

  void serve(Context context, Route route) {
    long begun = System.nanoTime();
    SecurityHeaders.set(context);
    int status;
    if (free.tryAcquire()) {
      try {
        status = answer(context, route);
      } finally {
        free.release();
      }
    } else {
      status = say(context, Problem.unavailable("too many requests at once"));
    }
    metrics.answered(route.label(), status, Duration.ofNanos(System.nanoTime() - begun));
  }

  /** Returns the status. */
  private int answer(Context context, Route route) {
    try {
      checkBody(context, route.contract().mostBodyBytes());
      FindToken.Holder caller = signIn.caller(context);
      if (!caller.role().includes(route.least())) {
        throw new ProblemException(Problem.forbidden(route.least()));
      }
      Parameters query = Parameters.parse(context.queryString(), route.parameterNames());
      route.answer().to(new Call(context, caller, query));
      return context.statusCode();
    } catch (ProblemException problem) {
      return say(context, problem.problem());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return say(context, Problem.unavailable("the gateway is stopping"));
    } catch (IOException | UncheckedIOException gone) {
      LOG.debug("{}: the client went away", route.label(), gone);
      abandon(context);
      return GAVE_UP;
    } catch (Exception failure) {
      return failed(context, route, failure);
    }
  }

  private static void checkBody(Context context, long most) {
    if (context.req().getContentLengthLong() > most) {
      throw new ProblemException(Problem.bodyTooLarge(most));
    }
    if (context.header("Transfer-Encoding") != null) {
      throw new ProblemException(Problem.bodyOfUnknownLength());
    }
  }

  /** One line in the log, and nothing of it for the caller. */
  private int failed(Context context, Route route, Exception failure) {
    Problem problem =
        failure instanceof SQLException sql ? DatabaseTrouble.explain(sql) : Problem.failed();
    LOG.error("{} failed with {}", route.label(), problem.status(), failure);
    return say(context, problem);
  }

  private static int say(Context context, Problem problem) {
    if (context.res().isCommitted()) {
      abandon(context);
      return problem.status();
    }
    context.res().resetBuffer();
    context.status(problem.status());
    context.header("Cache-Control", "no-store");
    problem.headers().forEach(context::header);
    if (problem.status() == 401) {
      SignIn.schemes().forEach(scheme -> context.res().addHeader("WWW-Authenticate", scheme));
    }
    context.contentType(Problem.CONTENT_TYPE).result(problem.json());
    return problem.status();
  }

  /** Cuts an answer off that has begun, since its regular end would pass for the whole of it. */
  private static void abandon(Context context) {
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}
