/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.action.ActionKind;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.time.CoveyClock;
import dev.covey.source.x.Made;
import dev.covey.source.x.NewMedia;
import dev.covey.source.x.NewPost;
import dev.covey.source.x.Refusal;
import dev.covey.source.x.UploadedMedia;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.XUser;
import dev.covey.source.x.own.Found;
import dev.covey.source.x.own.OwnMessage;
import dev.covey.source.x.own.OwnPost;
import dev.covey.source.x.own.OwnThing;
import dev.covey.source.x.own.Pages;
import dev.covey.source.x.own.ReadBack;
import dev.covey.source.x.own.SameText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries actions out on X. */
public final class XPlatform implements Platform {
  private final XClient client;
  private final ReadBack readBack;
  private final SourceMetrics metrics;
  private final CoveyClock clock;

  public XPlatform(XClient client, SourceMetrics metrics, CoveyClock clock) {
    this.client = client;
    this.readBack = new ReadBack(client);
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public XAnswer<Made> perform(Prepared action) {
    return counted(() -> call(action));
  }

  private XAnswer<Made> call(Prepared action) {
    XCredentials credentials = action.caller().credentials();
    long user = action.caller().userId();
    long target = action.target();
    return switch (action.kind()) {
      case LIKE -> client.like(credentials, user, target);
      case UNLIKE -> client.unlike(credentials, user, target);
      case RETWEET -> client.repost(credentials, user, target);
      case UNRETWEET -> client.unrepost(credentials, user, target);
      case DELETE -> client.delete(credentials, target);
      case HIDE -> client.hide(credentials, target, true);
      case UNHIDE -> client.hide(credentials, target, false);
      case DM -> client.sendMessage(credentials, target, action.text(), medium(action));
      case POST, REPLY, QUOTE -> client.post(credentials, post(action));
    };
  }

  private static NewPost post(Prepared action) {
    String text = action.text();
    NewPost post =
        text == null
            ? NewPost.ofMedia(action.mediaIds())
            : NewPost.of(text).withMedia(action.mediaIds());
    return switch (action.kind()) {
      case REPLY -> post.replyingTo(action.target());
      case QUOTE -> post.quoting(action.target());
      default -> post;
    };
  }

  private static @Nullable String medium(Prepared action) {
    return action.mediaIds().isEmpty() ? null : action.mediaIds().getFirst();
  }

  @Override
  public XAnswer<XUser> me(XCredentials credentials) {
    return counted(() -> client.me(credentials));
  }

  @Override
  public XAnswer<XUser> userByName(XCredentials credentials, String name) {
    return counted(() -> client.userByName(credentials, name));
  }

  @Override
  public XAnswer<UploadedMedia> upload(XCredentials credentials, NewMedia media)
      throws InterruptedException {
    long begun = System.nanoTime();
    XAnswer<UploadedMedia> answer;
    try {
      answer = client.upload(credentials, media, new Waiter(clock));
    } catch (IOException unreadable) {
      String why = media.file() + " can't be read: " + unreadable.getMessage();
      answer = new XAnswer<>(new XOutcome.Refused<>(why, false, Refusal.OTHER), List.of());
    }
    return counted(answer, begun);
  }

  @Override
  public XAnswer<Seen> lookFor(Prepared action, Instant since, Pages pages) {
    ReadBack within = readBack.within(pages);
    XCredentials credentials = action.caller().credentials();
    long user = action.caller().userId();
    Instant now = clock.instant();
    if (action.kind() == ActionKind.DM) {
      boolean media = !action.action().content().media().isEmpty();
      XAnswer<Found<OwnMessage>> messages =
          counted(() -> within.ownMessages(credentials, user, action.target(), since, now));
      return seen(messages, each -> SameText.isMessage(action.text(), media, each));
    }
    NewPost wanted = wanted(action);
    XAnswer<Found<OwnPost>> posts = counted(() -> within.ownPosts(credentials, user, since, now));
    return seen(posts, each -> SameText.isPost(wanted, each));
  }

  private static <T extends OwnThing> XAnswer<Seen> seen(
      XAnswer<Found<T>> answer, Predicate<T> wanted) {
    return new XAnswer<>(
        answer
            .outcome()
            .map(found ->
                new Seen(
                    found.things().stream()
                        .filter(wanted)
                        .map(thing -> Long.toString(thing.id()))
                        .toList(),
                    found.whole())),
        answer.windows());
  }

  /** What its post would be; which files it has does not show, only how many. */
  private static NewPost wanted(Prepared action) {
    Prepared withFiles =
        new Prepared(
            action.action(), action.caller(), action.target(), action.action().content().media());
    return post(withFiles);
  }

  private <T> XAnswer<T> counted(Supplier<XAnswer<T>> call) {
    long begun = System.nanoTime();
    return counted(call.get(), begun);
  }

  private <T> XAnswer<T> counted(XAnswer<T> answer, long begun) {
    metrics.request("x", label(answer.outcome()), Duration.ofNanos(System.nanoTime() - begun));
    return answer;
  }

  private static String label(XOutcome<?> outcome) {
    return switch (outcome) {
      case XOutcome.Done<?> _ -> "done";
      case XOutcome.AlreadySo<?> _ -> "already_so";
      case XOutcome.Refused<?> _ -> "refused";
      case XOutcome.RateLimited<?> _ -> "rate_limited";
      case XOutcome.OutOfCredits<?> _ -> "out_of_credits";
      case XOutcome.NeedsAuthorisation<?> _ -> "needs_authorisation";
      case XOutcome.Unknown<?> _ -> "unknown";
      case XOutcome.NotSent<?> _ -> "not_sent";
    };
  }
}
