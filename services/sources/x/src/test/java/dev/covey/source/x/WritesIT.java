/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.x.settings.ErrorForm;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.state.Post;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What accounts do reaches X, and what X says of it is understood. */
class WritesIT extends SimulatedX {

  @Test
  void like_isTakenBack_howeverOften() {
    value(client.like(adaKeys, ada.userId(), post.id()));
    value(client.unlike(adaKeys, ada.userId(), post.id()));
    assertThat(lastCall().effectKey()).isEqualTo("unlike:" + ada.userId() + ":" + post.id());
    value(client.unlike(adaKeys, ada.userId(), post.id()));
    assertThat(lastCall().effectKey()).isNull();
  }

  @Test
  void repost_isTakenBack_howeverOften() {
    value(client.repost(adaKeys, ada.userId(), post.id()));
    value(client.unrepost(adaKeys, ada.userId(), post.id()));
    assertThat(simulator.state().reposts().countTo(post.id())).isZero();
    value(client.unrepost(adaKeys, ada.userId(), post.id()));
    value(client.repost(adaKeys, ada.userId(), post.id()));
  }

  @Test
  void post_isWrittenAndDeleted() {
    long id = posted(adaKeys, NewPost.of("Good & <morning> ☃"));
    assertThat(seen(id).text()).isEqualTo("Good & <morning> ☃");
    assertThat(value(client.delete(adaKeys, id))).isEqualTo(new Made(null));
    assertThat(simulator.state().posts().find(id)).isEmpty();
    value(client.delete(adaKeys, id));
  }

  @Test
  void postOfAnother_isNotDeleted() {
    assertRefused(client.delete(adaKeys, post.id()), Refusal.NOT_ALLOWED);
  }

  @Test
  void replyAndQuote_sayWhatTheyAreAbout() {
    long reply =
        posted(
            adaKeys,
            NewPost.of("Indeed").replyingTo(new NewPost.Reply(post.id(), List.of(bela.userId()))));
    assertThat(seen(reply).references().replyTo()).isEqualTo(post.id());
    long quote = posted(adaKeys, NewPost.of("Look").quoting(post.id()).disclosing(true, true));
    assertThat(seen(quote).references().quotes()).isEqualTo(post.id());
    posted(adaKeys, NewPost.of("One's own").replyingTo(reply));
  }

  @Test
  void poll_isAsked() {
    long id = posted(adaKeys, NewPost.of("Tea?").withPoll(List.of("Yes", "No"), 60));
    assertThat(seen(id).poll())
        .isNotNull()
        .satisfies(poll -> assertThat(poll.options()).hasSize(2));
  }

  @ParameterizedTest
  @EnumSource
  void sameWordsAgain_areADuplicate(ErrorForm form) {
    simulator.settings().errorForm(form);
    posted(adaKeys, NewPost.of("Once"));
    assertRefused(client.post(adaKeys, NewPost.of("Once")), Refusal.DUPLICATE);
  }

  @Test
  void replyThatWasNotAskedFor_isNotAllowed() {
    simulator.settings().set(Switch.SUMMONED_REPLIES_ONLY, true);
    assertRefused(
        client.post(adaKeys, NewPost.of("Me too").replyingTo(post.id())), Refusal.NOT_ALLOWED);
  }

  @ParameterizedTest
  @EnumSource
  void quote_isNotInEveryTier(ErrorForm form) {
    simulator.settings().errorForm(form).set(Switch.SELF_SERVE_TIER, true);
    assertRefused(client.post(adaKeys, NewPost.of("Look").quoting(post.id())), Refusal.TIER);
    assertRefused(client.like(adaKeys, ada.userId(), post.id()), Refusal.TIER);
  }

  @Test
  void tooLongWordsAndUnknownMedia_areInvalid() {
    assertRefused(client.post(adaKeys, NewPost.of("long ".repeat(60))), Refusal.INVALID);
    assertRefused(client.post(adaKeys, NewPost.ofMedia(List.of("12345"))), Refusal.INVALID);
  }

  @Test
  void lockedAndSuspendedAccounts_needAPerson() {
    simulator.state().users().setLocked(ada.userId(), true);
    assertThat(client.post(adaKeys, NewPost.of("Hello")).outcome())
        .isInstanceOf(XOutcome.NeedsAuthorisation.class);
    assertThat(client.post(belaKeys, NewPost.of("Hello")).outcome())
        .isInstanceOf(XOutcome.Done.class);
  }

  @Test
  void reply_isHiddenAndShownByTheConversationsAuthor() {
    long root = posted(adaKeys, NewPost.of("What do you think?"));
    long reply = posted(belaKeys, NewPost.of("Nothing").replyingTo(root));
    value(client.hide(adaKeys, reply, true));
    assertThat(simulator.state().posts().isHidden(reply)).isTrue();
    value(client.hide(adaKeys, reply, true));
    assertThat(lastCall().effectKey()).isNull();
    value(client.hide(adaKeys, reply, false));
    assertThat(simulator.state().posts().isHidden(reply)).isFalse();
    assertRefused(client.hide(belaKeys, reply, true), Refusal.NOT_ALLOWED);
  }

  @Test
  void message_isSentToOne() {
    Made made = value(client.sendMessage(adaKeys, bela.userId(), "Hello there", null));
    assertThat(made.id()).isNotBlank();
    assertThat(lastCall().effectKey())
        .isEqualTo("dm:%d:%d-%d:Hello there".formatted(ada.userId(), ada.userId(), bela.userId()));
  }

  @Test
  void message_isNotTakenByEverybody() {
    simulator.state().users().setTakesMessages(bela.userId(), false);
    assertRefused(client.sendMessage(adaKeys, bela.userId(), "Hello?", null), Refusal.NOT_ALLOWED);
  }

  @Test
  void lostAnswer_isUnknownThoughItHappened() {
    simulator.faults().add(FaultRule.once("POST", "/2/tweets", new Fault.DropAfter()));
    assertThat(client.post(adaKeys, NewPost.of("Lost")).outcome())
        .isInstanceOf(XOutcome.Unknown.class);
    simulator.faults().add(FaultRule.once("POST", "**", new Fault.Status(503, true)));
    assertThat(client.sendMessage(adaKeys, bela.userId(), "Lost too", null).outcome())
        .isInstanceOf(XOutcome.Unknown.class);
    simulator.faults().add(FaultRule.once("POST", "/2/tweets", new Fault.Truncated(0.5)));
    assertThat(client.post(adaKeys, NewPost.of("Cut")).outcome())
        .isInstanceOf(XOutcome.Unknown.class);
    assertThat(simulator.state().posts().by(ada.userId())).hasSize(2);
  }

  private Post seen(long id) {
    return simulator.state().posts().find(id).orElseThrow();
  }
}
