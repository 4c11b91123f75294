/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.x.access.Access;
import dev.covey.simulator.x.access.Limit;
import dev.covey.simulator.x.settings.Vocabulary;
import dev.covey.simulator.x.state.Media;
import dev.covey.simulator.x.state.MessageTable;
import dev.covey.simulator.x.state.MessageTable.Message;
import dev.covey.simulator.x.state.Upload;
import dev.covey.simulator.x.view.Sight;
import dev.covey.simulator.x.view.Text;
import dev.covey.simulator.x.view.UserView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Direct messages. */
final class MessagesResource {

  private static final Set<String> FIELDS =
      Set.of(
          "attachments",
          "created_at",
          "dm_conversation_id",
          "entities",
          "event_type",
          "id",
          "text");
  private static final Set<String> OLD_FIELDS =
      Set.of("participant_ids", "referenced_tweets", "sender_id");
  private static final Set<String> EXPANSIONS =
      Set.of("attachments.media_keys", "participant_ids", "sender_id");
  private static final Set<String> TYPES =
      Set.of("MessageCreate", "ParticipantsJoin", "ParticipantsLeave");

  void register(Api api) {
    Access write = Access.writer("dm.write");
    Access read = Access.reader("dm.read");
    List<Limit> sends =
        List.of(
            new Limit(Limit.Scope.APP, 1440, Limit.DAY),
            new Limit(Limit.Scope.USER, 15, Limit.QUARTER),
            new Limit(Limit.Scope.USER, 1440, Limit.DAY));
    List<Limit> reads = Limit.userQuarterly(15);
    api.on(
        new Operation(
            "POST", "/2/dm_conversations/with/{participant_id}/messages", "dm", write, sends),
        this::sendTo);
    api.on(
        new Operation("POST", "/2/dm_conversations/{id}/messages", "dm", write, sends),
        this::sendInto);
    api.on(new Operation("POST", "/2/dm_conversations", "dm", write, sends), this::begin);
    api.on(
        new Operation("GET", "/2/dm_events", "dm-events", read, reads),
        call -> list(call, message -> true));
    api.on(
        new Operation(
            "GET", "/2/dm_conversations/with/{participant_id}/dm_events", "dm-events", read, reads),
        call -> {
          String id = call.state().messages().between(call.user(), call.pathId("participant_id"));
          return list(call, message -> message.conversation().equals(id));
        });
    api.on(
        new Operation("GET", "/2/dm_conversations/{id}/dm_events", "dm-events", read, reads),
        call -> {
          String id = call.raw().pathParam("id");
          return list(call, message -> message.conversation().equals(id));
        });
    api.on(
        new Operation(
            "DELETE",
            "/2/dm_events/{id}",
            "dm-delete",
            Access.writerWithOnly("dm.read", "dm.write"),
            Limit.userQuarterlyAndDaily(300, 1500)),
        this::delete);
  }

  private Answer sendTo(ApiCall call) {
    long other = call.pathId("participant_id");
    Body body = call.body("text", "attachments");
    check(call, other);
    return send(call, call.state().messages().between(call.user(), other), body);
  }

  private Answer sendInto(ApiCall call) {
    String conversation = call.raw().pathParam("id");
    Body body = call.body("text", "attachments");
    if (!call.state().messages().membersOf(conversation).contains(call.user())) {
      throw call.errors().forbidden("You are not in the conversation [" + conversation + "].");
    }
    return send(call, conversation, body);
  }

  private Answer begin(ApiCall call) {
    Body body = call.body("conversation_type", "participant_ids", "message");
    var _ = body.choice("conversation_type", Set.of("Group"));
    var people = new TreeSet<>(body.ids("participant_ids", 2, 49));
    people.forEach(person -> check(call, person));
    people.add(call.user());
    Body message =
        body.child("message")
            .orElseThrow(() -> body.missing("message"))
            .only("text", "attachments");
    return send(call, call.state().messages().group(people), message);
  }

  private static void check(ApiCall call, long person) {
    boolean open =
        call.sight().user(person) == Sight.Seen.VISIBLE
            && call.state().users().takesMessages(person);
    if (!open) {
      throw call.errors().forbidden("You do not have permission to DM one or more participants.");
    }
  }

  private static Answer send(ApiCall call, String conversation, Body body) {
    String text = body.text("text").orElse("");
    List<Media> media =
        body.has("attachments")
            ? body.children("attachments", 1, 1).stream().map(one -> attachment(call, one)).toList()
            : List.of();
    if (text.isEmpty() && media.isEmpty()) {
      throw body.missing("text");
    }
    MessageTable messages = call.state().messages();
    Message message = messages.send(conversation, call.user(), text, media);
    call.notes().effect("dm:" + call.user() + ":" + conversation + ":" + text);
    var data = new LinkedHashMap<String, Object>();
    data.put("dm_conversation_id", conversation);
    data.put("dm_event_id", Long.toString(message.id()));
    return ApiCall.data(201, data).withHeader("Location", "/2/dm_events/" + message.id());
  }

  private static Media attachment(ApiCall call, Body attachment) {
    long id = attachment.only("media_id").requiredId("media_id");
    return call.state()
        .media()
        .find(id, call.user())
        .map(Upload::asMedia)
        .orElseThrow(() ->
            call.errors().invalid("media_id", Long.toString(id), "Your media IDs are invalid."));
  }

  private static Answer list(ApiCall call, Predicate<Message> wanted) {
    Params params = call.params();
    var pager = new Pager(call, params, 1, 100, 100);
    Set<String> types = params.choices("event_types", TYPES);
    Set<String> fields = fields(params, call.settings().vocabulary());
    params.finish();
    Predicate<Message> typed = message -> types.isEmpty() || types.contains("MessageCreate");
    NavigableMap<Long, Long> readable =
        call.state().messages().readableBy(call.user(), wanted.and(typed));
    Pager.Page page = pager.cut(readable.navigableKeySet(), id -> true);
    List<Map<String, Object>> shown =
        page.positions().stream()
            .flatMap(id -> call.state().messages().find(id).stream())
            .map(message -> show(message, fields))
            .toList();
    var body = new LinkedHashMap<String, Object>();
    if (!shown.isEmpty()) {
      body.put("data", shown);
    }
    body.put("meta", page.meta());
    return Answer.json(200, body);
  }

  /** In the new vocabulary people and posts come by way of expansions only. */
  private static Set<String> fields(Params params, Vocabulary vocabulary) {
    boolean isNew = vocabulary == Vocabulary.NEW;
    Set<String> allowed = isNew ? FIELDS : with(FIELDS, OLD_FIELDS);
    Set<String> references = Set.of(isNew ? "referenced_posts" : "referenced_tweets.id");
    return with(
        params.choices("dm_event.fields", allowed),
        params.choices("expansions", with(EXPANSIONS, references)));
  }

  private static Set<String> with(Set<String> some, Set<String> more) {
    return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, Object> show(Message message, Set<String> fields) {
    Text text = text(message);
    var json = new LinkedHashMap<String, Object>();
    json.put("id", Long.toString(message.id()));
    json.put("event_type", "MessageCreate");
    json.put("text", text.value());
    if (fields.contains("entities") && !text.entities().isEmpty()) {
      json.put("entities", text.entities());
    }
    if (fields.contains("sender_id")) {
      json.put("sender_id", Long.toString(message.sender()));
    }
    if (fields.contains("dm_conversation_id")) {
      json.put("dm_conversation_id", message.conversation());
    }
    if (fields.contains("created_at")) {
      json.put("created_at", UserView.timestamp(message.at()));
    }
    if (fields.contains("attachments") && !message.media().isEmpty()) {
      List<String> keys = message.media().stream().map(Media::key).toList();
      json.put("attachments", Map.of("media_keys", keys));
    }
    return json;
  }

  private static Text text(Message message) {
    String link = "https://x.com/messages/media/" + message.id();
    return Text.of(message.text(), false)
        .withMediaLink(link, message.media().stream().map(Media::key).toList());
  }

  private Answer delete(ApiCall call) {
    long id = call.pathId("id");
    MessageTable messages = call.state().messages();
    boolean own = messages.find(id).filter(m -> m.sender() == call.user()).isPresent();
    if (!own) {
      throw call.errors().forbidden("You are not authorized to delete this event.");
    }
    if (messages.remove(id)) {
      call.notes().effect("dm-delete:" + id);
    }
    return ApiCall.data(200, Map.of("deleted", true));
  }
}
