/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.source.x.XObjection;
import dev.covey.source.x.XQuestion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks the pages of one list, newest first. A token that comes again, a full page without anything
 * new, too many empty pages and too many pages at all end it. One thread at a time.
 */
final class PageWalk {
  private static final int MOST_EMPTY = 5;

  private final AskX ask;
  private final Failures failures;
  private final SliceHarvest harvest;
  private final ProfileLook.Found profile;
  private final int maxPages;

  PageWalk(
      AskX ask, Failures failures, SliceHarvest harvest, ProfileLook.Found profile, int maxPages) {
    this.ask = ask;
    this.failures = failures;
    this.harvest = harvest;
    this.profile = profile;
    this.maxPages = maxPages;
  }

  WalkEnd run(Endpoint endpoint, XQuestion first, SliceHarvest.Pass pass)
      throws InterruptedException {
    Pages pages = new Pages(pass);
    XQuestion question = first;
    for (int page = 0; page < maxPages; page++) {
      WalkEnd end =
          switch (ask.ask(endpoint, question)) {
            case Told.Missed(var failure) -> new WalkEnd.Stopped(failure);
            case Told.Answer answer -> pages.take(answer);
          };
      if (end != null) {
        return end;
      }
      question = following(first, endpoint, pages.next);
    }
    return stopped(Kind.UNTRUSTED, "more pages than are read at once");
  }

  private static XQuestion following(XQuestion first, Endpoint endpoint, String token) {
    Map<String, String> parameters = new HashMap<>(first.parameters());
    parameters.put(endpoint == Endpoint.SEARCH ? "next_token" : "pagination_token", token);
    return new XQuestion(first.subject(), first.path(), parameters);
  }

  private WalkEnd stopped(Kind kind, String reason) {
    return new WalkEnd.Stopped(
        failures.of(kind, "posts of @" + profile.profile().username() + ": " + reason));
  }

  /** What the pages have shown so far. */
  private final class Pages {
    private final SliceHarvest.Pass pass;
    private final Set<String> tokens = new HashSet<>();
    private int emptyInARow;
    private String next = "";

    Pages(SliceHarvest.Pass pass) {
      this.pass = pass;
    }

    /** Null to go on, at {@code next}. */
    @Nullable WalkEnd take(Told.Answer answer) {
      PostPage page = PostPage.of(answer.body());
      if (page == null) {
        return noPage(answer);
      }
      int fresh = harvest.take(page.posts(), pass);
      if (page.unreadable() > 0) {
        return stopped(Kind.BROKEN, page.unreadable() + " of a page can't be read");
      }
      if (page.next() == null) {
        return new WalkEnd.Ended();
      }
      next = page.next();
      emptyInARow = page.posts().isEmpty() ? emptyInARow + 1 : 0;
      if (!tokens.add(next)) {
        return stopped(Kind.UNTRUSTED, "a token comes again");
      }
      if (emptyInARow > MOST_EMPTY) {
        return stopped(Kind.UNTRUSTED, "one empty page after the other");
      }
      return fresh == 0 && !page.posts().isEmpty()
          ? stopped(Kind.UNTRUSTED, "a page shows nothing new")
          : null;
    }

    private WalkEnd noPage(Told.Answer answer) {
      ProfileLook look = LookUser.closed(answer);
      if (look != null) {
        return new WalkEnd.Closed(look);
      }
      // The person was there a moment ago, so it is their posts that are shut.
      return answer.objections().stream()
              .anyMatch(each -> each.kind() == XObjection.Kind.NOT_AUTHORIZED)
          ? new WalkEnd.Closed(new ProfileLook.Protected(profile.profile(), answer.seen()))
          : stopped(Kind.BROKEN, "an answer that is no page" + LookUser.said(answer));
    }
  }
}
