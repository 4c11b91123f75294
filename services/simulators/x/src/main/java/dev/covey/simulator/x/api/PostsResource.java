/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.world.VerifiedType;
import dev.covey.simulator.x.access.Access;
import dev.covey.simulator.x.access.Limit;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.state.Media;
import dev.covey.simulator.x.state.MediaTable;
import dev.covey.simulator.x.state.Mentions;
import dev.covey.simulator.x.state.Poll;
import dev.covey.simulator.x.state.Post;
import dev.covey.simulator.x.state.Upload;
import dev.covey.simulator.x.state.XState;
import dev.covey.simulator.x.view.FieldQuery;
import dev.covey.simulator.x.view.PostView;
import dev.covey.simulator.x.view.TextLength;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writing and deleting posts, and looking them up by id. */
final class PostsResource {

  private static final Pattern CASHTAG = Pattern.compile("(?<![\\w$])\\$[A-Za-z]{1,6}\\b");
  private static final Access WRITE = Access.writer("tweet.write");

  void register(Api api) {
    api.on(
        new Operation("POST", "/2/tweets", "post", WRITE, Limit.appDailyUserQuarterly(10_000, 100)),
        this::create);
    api.on(
        new Operation("DELETE", "/2/tweets/{id}", "delete", WRITE, Limit.userQuarterly(50)),
        this::delete);
    api.on(
        new Operation("GET", "/2/tweets", "lookup", Access.anybody(), Limit.quarterly(3500, 5000)),
        this::lookUpMany);
    api.on(
        new Operation(
            "GET", "/2/tweets/{id}", "lookup", Access.anybody(), Limit.quarterly(450, 900)),
        this::lookUpOne);
    api.on(
        new Operation(
            "PUT",
            "/2/tweets/{tweet_id}/hidden",
            "hide",
            Access.writer("tweet.moderate.write"),
            Limit.userQuarterly(50)),
        this::hide);
  }

  private Answer lookUpMany(ApiCall call) {
    Params params = call.params();
    List<Long> ids =
        params.list("ids", "[0-9]{1,19}", 100).stream()
            .filter(ApiCall::isId)
            .map(Long::parseLong)
            .toList();
    FieldQuery fields = FieldParams.ofPosts(params, call.settings().vocabulary());
    params.finish();
    return new Answers(call, fields).posts(ids, "ids");
  }

  private Answer lookUpOne(ApiCall call) {
    long id = call.pathId("id");
    Params params = call.params();
    FieldQuery fields = FieldParams.ofPosts(params, call.settings().vocabulary());
    params.finish();
    return new Answers(call, fields).post(id, "id");
  }

  /** One at a time, so that of two equal posts at once the second is seen to be a duplicate. */
  private synchronized Answer create(ApiCall call) {
    NewPost wanted = NewPost.read(call);
    call.notes().kind(wanted.kind());
    checkText(call, wanted);
    wanted.replyTo().ifPresent(parent -> checkReply(call, parent));
    wanted.quotes().ifPresent(quoted -> checkQuote(call, quoted));
    List<Media> media = wanted.mediaIds().stream().map(id -> media(call, id)).toList();
    String key = key(call.user(), wanted, media);
    checkDuplicate(call, key);
    Post post = write(call, wanted, media);
    call.state().addPost(post);
    call.notes().effect(key);
    return created(call, post);
  }

  private static Post write(ApiCall call, NewPost wanted, List<Media> media) {
    XState state = call.state();
    long id = state.nextId();
    Instant now = state.now();
    var references =
        new Post.References(wanted.replyTo().orElse(null), wanted.quotes().orElse(null), null);
    long conversation = state.conversationOf(id, references.replyTo());
    Poll poll = wanted.poll().map(asked -> poll(asked, state.nextId(), now)).orElse(null);
    return Post.written(id, call.user(), wanted.text(), now, references, conversation)
        .with(media, poll);
  }

  private static Answer created(ApiCall call, Post post) {
    var data = new LinkedHashMap<String, Object>();
    data.put("id", Long.toString(post.id()));
    data.put("text", new PostView(call.state(), call.settings()).asWritten(post).value());
    data.put(
        call.settings().vocabulary().name("edit_history_tweet_ids"),
        List.of(Long.toString(post.id())));
    return ApiCall.data(201, data);
  }

  private static Poll poll(NewPost.NewPoll asked, long id, Instant now) {
    List<Poll.Option> options =
        asked.options().stream().map(label -> new Poll.Option(label, 0)).toList();
    return new Poll(id, options, asked.minutes(), now.plus(Duration.ofMinutes(asked.minutes())));
  }

  private static void checkText(ApiCall call, NewPost wanted) {
    boolean subscribes =
        call.state()
            .users()
            .find(call.user())
            .filter(user -> user.verifiedType() == VerifiedType.BLUE)
            .isPresent();
    int limit = subscribes ? 25_000 : TextLength.LIMIT;
    if (TextLength.of(wanted.text()) > limit) {
      throw call.errors()
          .invalid(
              "Your Tweet text is too long. For more information on how Twitter determines text"
                  + " length see https://github.com/twitter/twitter-text.");
    }
    boolean selfServe = call.settings().isOn(Switch.SELF_SERVE_TIER);
    if (selfServe && CASHTAG.matcher(wanted.text()).results().count() > 1) {
      throw call.errors().forbidden("Posts are limited to a maximum of one cashtag.");
    }
  }

  private static void checkReply(ApiCall call, long parentId) {
    Optional<Post> parent = call.sight().find(parentId);
    if (parent.isEmpty()) {
      throw call.errors()
          .forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.");
    }
    boolean own = parent.get().author() == call.user();
    if (call.settings().isOn(Switch.SUMMONED_REPLIES_ONLY)
        && !own
        && !summons(call, parent.get())) {
      throw call.errors()
          .forbidden(
              "Reply to this conversation is not allowed because you have not been mentioned or"
                  + " otherwise engaged by the author of the post you are replying to.");
    }
  }

  /** Whether a post names the caller or quotes one of the caller's posts. */
  private static boolean summons(ApiCall call, Post post) {
    boolean mentioned =
        Mentions.in(post.text()).stream()
            .flatMap(name -> call.state().users().named(name).stream())
            .anyMatch(user -> user.id() == call.user());
    Long quoted = post.references().quotes();
    return mentioned
        || (quoted != null
            && call.state()
                .posts()
                .find(quoted)
                .filter(own -> own.author() == call.user())
                .isPresent());
  }

  private static void checkQuote(ApiCall call, long quoted) {
    if (call.settings().isOn(Switch.SELF_SERVE_TIER)) {
      throw call.errors().notInTier();
    }
    if (call.sight().find(quoted).isEmpty()) {
      throw call.errors()
          .forbidden("You attempted to quote a Tweet that is deleted or not visible to you.");
    }
  }

  private static Media media(ApiCall call, long id) {
    MediaTable table = call.state().media();
    return table
        .find(id, call.user())
        .filter(upload -> table.stateOf(upload) == MediaTable.State.READY)
        .filter(upload -> !(upload.isProcessed() && call.settings().isOn(Switch.FAIL_PROCESSING)))
        .map(Upload::asMedia)
        .orElseThrow(() ->
            call.errors()
                .invalid("media.media_ids", Long.toString(id), "Your media IDs are invalid."));
  }

  /** Equal keys mean that the same was said twice by the same person in the same place. */
  private static String key(long author, NewPost post, List<Media> media) {
    String place = post.replyTo().or(post::quotes).map(id -> Long.toString(id)).orElse("-");
    String pictures = media.stream().map(Media::digest).collect(Collectors.joining(","));
    String words = post.text().strip().replaceAll("\\s+", " ");
    return "%s:%d:%s:%s%s"
        .formatted(
            post.kind(), author, place, words, pictures.isEmpty() ? "" : " [" + pictures + "]");
  }

  private static String key(Post post) {
    var asked =
        new NewPost(
            post.text(),
            Optional.ofNullable(post.references().replyTo()),
            Optional.ofNullable(post.references().quotes()),
            List.of(),
            Optional.empty());
    return key(post.author(), asked, post.media());
  }

  private static void checkDuplicate(ApiCall call, String key) {
    if (!call.settings().isOn(Switch.REFUSE_DUPLICATES)) {
      return;
    }
    XState state = call.state();
    Instant since = state.now().minus(call.settings().duplicateWindow());
    for (long id : state.posts().by(call.user()).descendingSet()) {
      Optional<Post> earlier = state.posts().find(id);
      if (earlier.isPresent() && earlier.get().createdAt().isBefore(since)) {
        return;
      }
      if (earlier.filter(p -> !p.isRepost() && key(p).equals(key)).isPresent()) {
        throw call.errors().duplicate();
      }
    }
  }

  private Answer delete(ApiCall call) {
    long id = call.pathId("id");
    Optional<Post> post = call.state().posts().find(id);
    if (post.isPresent() && post.get().author() != call.user()) {
      throw call.errors().forbidden("You are not authorized to delete this Tweet.");
    }
    if (post.isPresent() && call.state().posts().remove(id)) {
      call.notes().effect("delete:" + id).undoes(key(post.get()));
    }
    return ApiCall.data(200, Map.of("deleted", true));
  }

  private Answer hide(ApiCall call) {
    long id = call.pathId("tweet_id");
    boolean hidden = call.body("hidden").requiredFlag("hidden");
    Optional<Post> reply = call.sight().find(id);
    boolean ownConversation =
        reply
            .flatMap(post -> call.state().posts().find(post.conversation()))
            .filter(root -> root.author() == call.user() && root.id() != id)
            .isPresent();
    if (!ownConversation) {
      throw call.errors()
          .forbidden("You are not permitted to hide this reply: it is not in your conversation.");
    }
    if (call.state().posts().isHidden(id) != hidden) {
      call.state().posts().setHidden(id, hidden);
      var keys = new ArrayList<>(List.of("hide:" + id, "unhide:" + id));
      call.notes().effect(keys.get(hidden ? 0 : 1)).undoes(keys.get(hidden ? 1 : 0));
    }
    return ApiCall.data(200, Map.of("hidden", hidden));
  }
}
