/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.openapi;

import dev.covey.gateway.http.Route;
import dev.covey.model.access.Role;
import java.util.ArrayList;
import java.util.List;

/** Tells what else there is to ask for. */
public final class OpenApiRoute {
  private OpenApiRoute() {}

  /** The routes, and the one that describes all of them and itself. */
  public static List<Route> with(List<Route> routes) {
    String path = "/openapi.json";
    Route described =
        Route.get(path, Role.VIEWER, "This description.", _ -> {})
            .answeringWith("application/json");
    List<Route> all = new ArrayList<>(routes);
    all.add(described);
    String document = OpenApiDocument.of(all);
    all.set(
        all.size() - 1,
        Route.get(path, Role.VIEWER, described.contract().summary(), call -> call.json(document))
            .answeringWith("application/json"));
    return List.copyOf(all);
  }
}
