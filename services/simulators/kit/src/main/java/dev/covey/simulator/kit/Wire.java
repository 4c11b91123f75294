/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Between Javalin's exchange and our calls and answers, down to the socket where that is needed.
 */
final class Wire {

  private Wire() {}

  static SimulatedCall read(Context context, InstantSource clock) {
    var line =
        new SimulatedCall.Line(
            context.method().name(),
            context.url(),
            context.req().getRequestURI(),
            Objects.requireNonNullElse(context.queryString(), ""),
            context.endpoint().path);
    return new SimulatedCall(
        line, context.headerMap(), context.pathParamMap(), context.bodyAsBytes(), clock.instant());
  }

  static void write(Context context, Answer answer) {
    context.status(answer.status());
    writeHeaders(context.res(), answer);
    context.result(answer.body());
  }

  private static void writeHeaders(HttpServletResponse response, Answer answer) {
    for (Param header : answer.headers()) {
      if (header.name().equalsIgnoreCase("Content-Type")) {
        // Javalin has already said text/plain; a second header would be the one nobody reads.
        response.setContentType(header.value());
      } else {
        response.addHeader(header.name(), header.value());
      }
    }
  }

  /** Announces the whole answer, sends a share of its body and closes the connection. */
  static void writeShare(Context context, Answer answer, double share) throws IOException {
    HttpServletResponse response = context.res();
    byte[] body = answer.body();
    response.setStatus(answer.status());
    writeHeaders(response, answer);
    response.setContentLength(body.length);
    int length = (int) Math.min(Math.max(0, body.length - 1L), (long) (body.length * share));
    response.getOutputStream().write(body, 0, length);
    response.flushBuffer();
    close(context);
  }

  /** Closes the connection under the exchange: the client sees its end and no answer. */
  static void close(Context context) {
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}
