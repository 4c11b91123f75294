/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.x.access.Errors;
import dev.covey.simulator.x.state.Post;
import dev.covey.simulator.x.state.XState;
import dev.covey.simulator.x.view.FieldQuery;
import dev.covey.simulator.x.view.Includes;
import dev.covey.simulator.x.view.PostView;
import dev.covey.simulator.x.view.Sight;
import dev.covey.simulator.x.view.UserView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers that show posts or people, with includes, partial errors and meta. */
final class Answers {

  private final ApiCall call;
  private final FieldQuery fields;
  private final Sight sight;
  private final Includes includes;
  private final List<Map<String, Object>> errors = new ArrayList<>();

  Answers(ApiCall call, FieldQuery fields) {
    this.call = call;
    this.fields = fields;
    this.sight = call.sight();
    this.includes = new Includes(call.state(), call.settings(), fields, sight);
  }

  /** The one post; a missing one is an error inside an answer 200. */
  Answer post(long id, String parameter) {
    List<Object> shown = posts(List.of(new Asked(id, parameter, Long.toString(id))));
    return answer(shown.isEmpty() ? Optional.empty() : Optional.of(shown.getFirst()), Map.of());
  }

  /** Several posts by their ids. */
  Answer posts(List<Long> ids, String parameter) {
    List<Object> shown =
        posts(ids.stream().map(id -> new Asked(id, parameter, Long.toString(id))).toList());
    return answer(shown.isEmpty() ? Optional.empty() : Optional.of(shown), Map.of());
  }

  /** A page of posts; those that can't be seen were left out before. */
  Answer postPage(List<Long> ids, Map<String, Object> meta) {
    List<Object> shown =
        posts(ids.stream().map(id -> new Asked(id, "id", Long.toString(id))).toList());
    return answer(shown.isEmpty() ? Optional.empty() : Optional.of(shown), meta);
  }

  private record Asked(long id, String parameter, String value) {}

  private List<Object> posts(List<Asked> wanted) {
    var view = new PostView(call.state(), call.settings());
    var shown = new ArrayList<Object>();
    for (Asked asked : wanted) {
      Optional<Post> post = sight.find(asked.id());
      if (post.isPresent()) {
        shown.add(view.show(post.get(), fields));
        includes.of(post.get());
      } else {
        var subject = new Errors.Subject("tweet", asked.parameter(), asked.value());
        errors.add(
            switch (sight.post(asked.id())) {
              case VISIBLE, MISSING -> call.errors().missing(subject);
              case PROTECTED, SUSPENDED -> call.errors().hidden(subject);
              case WITHHELD -> call.errors().withheld(subject);
            });
      }
    }
    return shown;
  }

  /** The one person that was found, or the error of not finding them. */
  Answer user(Optional<WorldUser> user, Errors.Subject subject) {
    List<Object> shown = users(List.of(new AskedUser(user, subject)));
    return answer(shown.isEmpty() ? Optional.empty() : Optional.of(shown.getFirst()), Map.of());
  }

  /** A person that was asked for, whether found or not. */
  record AskedUser(Optional<WorldUser> user, Errors.Subject subject) {}

  Answer userList(List<AskedUser> wanted) {
    List<Object> shown = users(wanted);
    return answer(shown.isEmpty() ? Optional.empty() : Optional.of(shown), Map.of());
  }

  /** A page of people. */
  Answer userPage(List<Long> ids, Map<String, Object> meta) {
    XState state = call.state();
    var wanted = new ArrayList<AskedUser>();
    for (long id : ids) {
      var subject = new Errors.Subject("user", "id", Long.toString(id));
      wanted.add(new AskedUser(state.users().find(id), subject));
    }
    List<Object> shown = users(wanted);
    return answer(shown.isEmpty() ? Optional.empty() : Optional.of(shown), meta);
  }

  private List<Object> users(List<AskedUser> wanted) {
    var view = new UserView(call.state(), call.settings(), sight.viewer());
    var shown = new ArrayList<Object>();
    for (AskedUser asked : wanted) {
      Sight.Seen seen = asked.user().map(user -> sight.user(user.id())).orElse(Sight.Seen.MISSING);
      switch (seen) {
        case VISIBLE, PROTECTED -> {
          shown.add(view.show(asked.user().orElseThrow(), fields));
          includes.pinnedOf(asked.user().orElseThrow());
        }
        case SUSPENDED -> errors.add(call.errors().suspended(asked.subject()));
        case MISSING, WITHHELD -> errors.add(call.errors().missing(asked.subject()));
      }
    }
    return shown;
  }

  private Answer answer(Optional<Object> data, Map<String, Object> meta) {
    var body = new LinkedHashMap<String, Object>();
    data.ifPresent(value -> body.put("data", value));
    Map<String, Object> included = includes.show();
    if (!included.isEmpty()) {
      body.put("includes", included);
    }
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    if (!meta.isEmpty()) {
      body.put("meta", meta);
    }
    return Answer.json(200, body);
  }
}
