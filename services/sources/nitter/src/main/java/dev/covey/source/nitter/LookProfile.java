/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.Sighting;
import dev.covey.model.source.SourceFailure;
import dev.covey.model.source.SourceFailure.Kind;
import dev.covey.model.source.SourceProfile;
import dev.covey.source.nitter.page.NitterPage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One look at a profile, over the instances until one shows it. "Not found" is asked for twice,
 * since instances also say it when they could not look.
 */
final class LookProfile {
  private static final int LOOKS = 2;

  private final PageFetch fetch;
  private final Failures failures;
  private final String subject;
  private final Function<Instance, HttpUrl> address;
  private final List<Sighting> notFound = new ArrayList<>();
  private final List<SourceFailure> failed = new ArrayList<>();

  private LookProfile(
      PageFetch fetch, Failures failures, String subject, Function<Instance, HttpUrl> address) {
    this.fetch = fetch;
    this.failures = failures;
    this.subject = subject;
    this.address = address;
  }

  static LookProfile named(PageFetch fetch, Failures failures, String username) {
    return new LookProfile(
        fetch, failures, "@" + username, instance -> Addresses.profile(instance, username));
  }

  static LookProfile numbered(PageFetch fetch, Failures failures, long userId) {
    return new LookProfile(
        fetch, failures, "user " + userId, instance -> Addresses.userById(instance, userId));
  }

  ProfileLook over(List<Instance> instances) throws InterruptedException {
    Instance saidNotFound = null;
    for (Instance instance : instances) {
      if (notFound.size() == LOOKS) {
        break;
      }
      int before = notFound.size();
      ProfileLook look = ask(instance);
      if (look != null) {
        return look;
      }
      saidNotFound = notFound.size() > before ? instance : saidNotFound;
    }
    if (saidNotFound != null && notFound.size() < LOOKS) {
      ProfileLook look = ask(saidNotFound);
      if (look != null) {
        return look;
      }
    }
    return notFound.isEmpty()
        ? new ProfileLook.Unclear(Failures.all(failed))
        : new ProfileLook.NotFound(notFound);
  }

  /** Null if this instance settles nothing. */
  private @Nullable ProfileLook ask(Instance instance) throws InterruptedException {
    return switch (fetch.get(instance, address.apply(instance))) {
      case Fetched.Missed(var failure) -> {
        failed.add(failure);
        yield null;
      }
      case Fetched.Page(var page, var seen) -> judge(instance, page, seen);
    };
  }

  private @Nullable ProfileLook judge(Instance instance, NitterPage page, Sighting seen) {
    SourceProfile profile = page.profile();
    return switch (page.pageClass()) {
      case OK, EMPTY, END ->
          profile == null ? unclear(instance, page) : new ProfileLook.Found(profile, seen);
      case PROTECTED ->
          profile == null ? unclear(instance, page) : new ProfileLook.Protected(profile, seen);
      case SUSPENDED -> new ProfileLook.Suspended(seen);
      case USER_NOT_FOUND -> {
        notFound.add(seen);
        yield null;
      }
      case TWEET_NOT_FOUND,
          TWEET_UNAVAILABLE,
          INVALID_ID,
          RATE_LIMITED,
          RSS_DISABLED,
          CHALLENGE,
          UPSTREAM_ERROR,
          NOT_NITTER ->
          unclear(instance, page);
    };
  }

  private @Nullable ProfileLook unclear(Instance instance, NitterPage page) {
    failed.add(
        failures.of(
            Kind.BROKEN,
            instance,
            "no profile on the page of " + subject + ", class " + page.pageClass().text()));
    return null;
  }
}
