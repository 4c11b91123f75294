/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.x.XClient.Reply;
import dev.covey.simulator.x.settings.Switch;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MediaIT extends XSuite {

  private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0, 1, 2};

  @Test
  void oneShot_picturesCanBePostedAtOnce() {
    Reply uploaded = upload("/2/media/upload", Map.of("media_category", "tweet_image"), PICTURE);

    assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(200);
    assertThat(uploaded.data().path("size").asInt()).isEqualTo(PICTURE.length);
    assertThat(uploaded.data().path("expires_after_secs").asInt()).isEqualTo(86_400);
    String id = uploaded.data().path("id").asString();
    assertThat(uploaded.data().path("media_key").asString()).isEqualTo("3_" + id);
    client.post(
        ada,
        "/2/media/metadata",
        "{\"id\":\"" + id + "\",\"metadata\":{\"alt_text\":{\"text\":\"tea\"}}}");

    Reply post = post(id);

    assertThat(post.status()).isEqualTo(201);
    assertThat(post.data().path("text").asString()).matches("With a picture https://t.co/\\w{10}");
    var media =
        client
            .get(
                bela,
                "/2/tweets/"
                    + post.data().path("id").asString()
                    + "?expansions=attachments.media_keys&media.fields=alt_text,url")
            .json()
            .path("includes")
            .path("media")
            .path(0);
    assertThat(media.path("type").asString()).isEqualTo("photo");
    assertThat(media.path("alt_text").asString()).isEqualTo("tea");
  }

  @Test
  void oneShot_takesBase64InJsonToo() {
    String body =
        "{\"media\":\"%s\",\"media_category\":\"tweet_image\"}"
            .formatted(Base64.getEncoder().encodeToString(PICTURE));

    assertThat(client.post(ada, "/2/media/upload", body).data().path("size").asInt())
        .isEqualTo(PICTURE.length);
    assertThat(client.post(ada, "/2/media/upload", body.replace("tweet_image", "x")).status())
        .isEqualTo(400);
  }

  @Test
  void oneShot_tooLargeIsRefused() {
    Reply refused =
        upload("/2/media/upload", Map.of("media_category", "tweet_image"), new byte[(5 << 20) + 1]);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("exceeds");
  }

  @Test
  void film_goesThroughItsStates() {
    String id = film();
    Reply finalized = client.send(ada, "POST", "/2/media/upload/" + id + "/finalize", null);
    assertThat(state(finalized)).isEqualTo("pending");
    assertThat(post(id).status()).as("not ready yet").isEqualTo(400);

    simulator.clock().advance(Duration.ofSeconds(1));
    Reply working = status(id);
    assertThat(state(working)).isEqualTo("in_progress");
    assertThat(working.data().path("processing_info").path("progress_percent").asInt())
        .isEqualTo(50);
    simulator.clock().advance(Duration.ofSeconds(2));
    assertThat(state(status(id))).isEqualTo("succeeded");
    assertThat(post(id).status()).isEqualTo(201);
  }

  @Test
  void film_mayFail() {
    simulator.settings().set(Switch.FAIL_PROCESSING, true);
    String id = film();
    client.send(ada, "POST", "/2/media/upload/" + id + "/finalize", null);
    simulator.clock().advance(Duration.ofSeconds(3));

    Reply failed = status(id);
    assertThat(state(failed)).isEqualTo("failed");
    assertThat(failed.data().path("processing_info").path("error").path("message").asString())
        .isNotEmpty();
    assertThat(post(id).text()).contains("Your media IDs are invalid.");
  }

  @Test
  void film_withMissingSegmentsIsNotFinalized() {
    Reply begun = initialize(100);
    String id = begun.data().path("id").asString();
    segment(id, 0, new byte[40]);

    assertThat(client.send(ada, "POST", "/2/media/upload/" + id + "/finalize", null).status())
        .isEqualTo(400);
    segment(id, 1, new byte[60]);
    segment(id, 1, new byte[60]);
    assertThat(client.send(ada, "POST", "/2/media/upload/" + id + "/finalize", null).status())
        .as("a segment sent twice replaces itself")
        .isEqualTo(200);
  }

  @Test
  void uploads_belongToTheirOwnerForADay() {
    Reply uploaded = upload("/2/media/upload", Map.of("media_category", "tweet_image"), PICTURE);
    String id = uploaded.data().path("id").asString();
    String body = "{\"text\":\"x\",\"media\":{\"media_ids\":[\"" + id + "\"]}}";

    assertThat(client.post(bela, "/2/tweets", body).status()).isEqualTo(400);
    String token =
        "Bearer "
            + simulator
                .platform()
                .grants()
                .issue(simulator.app(), ada.userId(), Sandbox.ALL_SCOPES)
                .access();
    assertThat(client.send(token, "POST", "/2/tweets", body).status()).isEqualTo(201);
    simulator.clock().advance(Duration.ofDays(1));
    SandboxAccount later = simulator.accountOf("sandbox_1");
    assertThat(client.post(later, "/2/tweets", body.replace("x", "y")).status()).isEqualTo(400);
  }

  private String film() {
    String id = initialize(100).data().path("id").asString();
    assertThat(segment(id, 1, new byte[40]).data().has("expires_at")).isTrue();
    segment(id, 0, new byte[60]);
    return id;
  }

  private Reply initialize(int bytes) {
    Reply begun =
        client.post(
            ada,
            "/2/media/upload/initialize",
            "{\"media_type\":\"video/mp4\",\"total_bytes\":%d,\"media_category\":\"tweet_video\"}"
                .formatted(bytes));
    assertThat(begun.status()).as(begun.text()).isEqualTo(200);
    return begun;
  }

  private Reply segment(String id, int index, byte[] bytes) {
    String path = "/2/media/upload/" + id + "/append";
    return upload(path, Map.of("segment_index", Integer.toString(index)), bytes);
  }

  private Reply status(String id) {
    return client.get(ada, "/2/media/upload?command=STATUS&media_id=" + id);
  }

  private static String state(Reply reply) {
    return reply.data().path("processing_info").path("state").asString();
  }

  private Reply post(String mediaId) {
    return client.post(
        ada,
        "/2/tweets",
        "{\"text\":\"With a picture\",\"media\":{\"media_ids\":[\"" + mediaId + "\"]}}");
  }

  private Reply upload(String path, Map<String, String> fields, byte[] media) {
    var body = new ByteArrayOutputStream();
    fields.forEach((name, value) ->
        lines(body, "--b", "Content-Disposition: form-data; name=\"" + name + "\"", "", value));
    lines(
        body,
        "--b",
        "Content-Disposition: form-data; name=\"media\"; filename=\"a\"",
        "Content-Type: application/octet-stream",
        "");
    body.writeBytes(media);
    lines(body, "", "--b--");
    return client.send(
        client
            .request(path)
            .header("Authorization", "Bearer " + ada.oauth2AccessToken())
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static void lines(ByteArrayOutputStream body, String... lines) {
    for (String line : lines) {
      body.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
