/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.GetResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * What Covey asks of a broker. Every broker that Covey runs on passes all of it; the hooks at the
 * top are the differences that Covey has to bear.
 */
public abstract class BrokerContract {
  protected static final Duration PATIENCE = Duration.ofSeconds(30);

  private Connection connection;
  protected Channel channel;
  protected String queue;

  /** The server under test, running. */
  protected abstract BrokerServer server();

  /** What a durable work queue is declared with. */
  protected abstract Map<String, Object> queueArguments();

  /** What a publisher hears of a mandatory message that no queue takes, in this order. */
  protected abstract List<String> answersToUnroutable();

  @BeforeEach
  void connect(TestInfo test) throws Exception {
    connection = server().access().connectionFactory().newConnection();
    channel = connection.createChannel();
    channel.confirmSelect();
    queue = getClass().getSimpleName() + "." + test.getTestMethod().orElseThrow().getName();
    declare(queueArguments());
  }

  @AfterEach
  void disconnect() {
    connection.abort();
  }

  private void declare(Map<String, Object> arguments) throws Exception {
    channel.queueDeclare(queue, true, false, false, arguments);
  }

  @Test
  void directExchange_routesByExactKey() throws Exception {
    channel.exchangeDeclare(queue + ".jobs", BuiltinExchangeType.DIRECT, true);
    channel.queueBind(queue, queue + ".jobs", "Action");

    channel.basicPublish(queue + ".jobs", "Action", persistent(), bytes("mine"));
    channel.basicPublish(queue + ".jobs", "Actions", persistent(), bytes("not mine"));
    channel.waitForConfirmsOrDie(PATIENCE.toMillis());

    assertThat(drain()).containsExactly("mine");
  }

  @Test
  void topicExchange_routesByPattern() throws Exception {
    channel.exchangeDeclare(queue + ".events", BuiltinExchangeType.TOPIC, true);
    channel.queueBind(queue, queue + ".events", "Tweet.*");
    channel.queueBind(queue, queue + ".events", "Profile.#");

    for (String key : List.of("Tweet.Detected", "Tweet.a.b", "Profile", "Profile.a.b", "Other")) {
      channel.basicPublish(queue + ".events", key, persistent(), bytes(key));
    }
    channel.waitForConfirmsOrDie(PATIENCE.toMillis());

    assertThat(drain()).containsExactly("Tweet.Detected", "Profile", "Profile.a.b");
  }

  @Test
  void message_keepsItsPropertiesAndBytes() throws Exception {
    byte[] body = new byte[3 << 20];
    for (int index = 0; index < body.length; index++) {
      body[index] = (byte) (index * 31);
    }
    Instant sent = Instant.ofEpochSecond(1_800_000_000);
    AMQP.BasicProperties properties =
        persistent()
            .builder()
            .messageId("0198c1e2-0000-7000-8000-000000000001")
            .type("Action")
            .contentType("application/json")
            .timestamp(Date.from(sent))
            .headers(Map.of("traceparent", "00-abc-def-01", "version", 3))
            .build();

    channel.basicPublish("", queue, properties, body);
    channel.waitForConfirmsOrDie(PATIENCE.toMillis());
    GetResponse message = channel.basicGet(queue, true);

    assertThat(message.getBody()).isEqualTo(body);
    assertThat(message.getProps().getMessageId()).isEqualTo(properties.getMessageId());
    assertThat(message.getProps().getType()).isEqualTo("Action");
    assertThat(message.getProps().getContentType()).isEqualTo("application/json");
    assertThat(message.getProps().getTimestamp()).hasTime(sent.toEpochMilli());
    assertThat(message.getProps().getDeliveryMode()).isEqualTo(2);
    assertThat(message.getProps().getHeaders().get("traceparent")).hasToString("00-abc-def-01");
    assertThat(message.getProps().getHeaders()).containsEntry("version", 3);
    assertThat(message.getEnvelope().isRedeliver()).isFalse();
  }

  @Test
  void publishes_areConfirmedAndKeepTheirOrder() throws Exception {
    List<String> texts = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();

    publish(texts);

    assertThat(channel.messageCount(queue)).isEqualTo(1000);
    assertThat(drain()).isEqualTo(texts);
  }

  @Test
  void mandatory_unroutableComesBack() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    List<String> keys = new CopyOnWriteArrayList<>();
    channel.addReturnListener(returned -> {
      keys.add(returned.getRoutingKey());
      seen.add("returned");
    });
    channel.addConfirmListener(
        (tag, multiple) -> seen.add("confirmed"), (tag, multiple) -> seen.add("refused"));

    channel.basicPublish("", queue + ".nowhere", true, persistent(), bytes("lost?"));

    await().atMost(PATIENCE).until(() -> seen.size() == 2);
    assertThat(seen).isEqualTo(answersToUnroutable());
    assertThat(keys).containsExactly(queue + ".nowhere");
  }

  @Test
  void mandatory_routableIsOnlyConfirmed() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    channel.addReturnListener(returned -> seen.add("returned"));
    channel.addConfirmListener(
        (tag, multiple) -> seen.add("confirmed"), (tag, multiple) -> seen.add("refused"));

    channel.basicPublish("", queue, true, persistent(), bytes("fine"));

    await().atMost(PATIENCE).until(() -> !seen.isEmpty());
    assertThat(seen).containsExactly("confirmed");
  }

  @Test
  void prefetch_boundsWhatIsUnacknowledged() throws Exception {
    publish(List.of("1", "2", "3", "4", "5"));
    channel.basicQos(2);
    BlockingQueue<Delivery> deliveries = consume(channel);

    Delivery first = take(deliveries);
    Delivery second = take(deliveries);
    assertThat(deliveries.poll(300, TimeUnit.MILLISECONDS)).isNull();

    acknowledge(second, true);
    assertThat(text(take(deliveries))).isEqualTo("3");
    assertThat(text(first)).isEqualTo("1");
    assertThat(text(take(deliveries))).isEqualTo("4");
    assertThat(deliveries.poll(300, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void ack_multipleSettlesAllBeforeItAndOnlyThose() throws Exception {
    publish(List.of("1", "2", "3"));
    BlockingQueue<Delivery> deliveries = consume(channel);
    take(deliveries);
    Delivery second = take(deliveries);
    take(deliveries);

    acknowledge(second, true);
    reconnect();

    assertThat(drain()).containsExactly("3");
  }

  @Test
  void connection_lostBringsUnacknowledgedBackMarkedAsRedelivered() throws Exception {
    publish(List.of("once"));
    BlockingQueue<Delivery> deliveries = consume(channel);
    assertThat(take(deliveries).getEnvelope().isRedeliver()).isFalse();

    reconnect();

    Delivery again = take(consume(channel));
    assertThat(text(again)).isEqualTo("once");
    assertThat(again.getEnvelope().isRedeliver()).isTrue();
  }

  @Test
  void nack_withRequeueBringsTheMessageBackMarkedAsRedelivered() throws Exception {
    publish(List.of("again"));
    BlockingQueue<Delivery> deliveries = consume(channel);

    channel.basicNack(take(deliveries).getEnvelope().getDeliveryTag(), false, true);

    Delivery again = take(deliveries);
    assertThat(text(again)).isEqualTo("again");
    assertThat(again.getEnvelope().isRedeliver()).isTrue();
    acknowledge(again, false);
    reconnect();
    assertThat(drain()).isEmpty();
  }

  @Test
  void consumer_cancelledGetsNoMoreAndMayStillAcknowledge() throws Exception {
    publish(List.of("1"));
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    String tag =
        channel.basicConsume(
            queue, false, (consumer, delivery) -> deliveries.add(delivery), _ -> {});
    Delivery first = take(deliveries);

    channel.basicCancel(tag);
    publish(List.of("2"));
    acknowledge(first, false);
    reconnect();

    assertThat(deliveries).isEmpty();
    assertThat(drain()).containsExactly("2");
  }

  @Test
  void singleActiveConsumer_nextTakesOverWhenTheFirstEnds() throws Exception {
    queue += ".single";
    Map<String, Object> arguments = new HashMap<>(queueArguments());
    arguments.put("x-single-active-consumer", true);
    declare(arguments);
    try (Connection other = server().access().connectionFactory().newConnection();
        Channel second = other.createChannel()) {
      channel.basicQos(1);
      BlockingQueue<Delivery> ofFirst = consume(channel);
      BlockingQueue<Delivery> ofSecond = consume(second);
      publish(List.of("1", "2"));
      assertThat(text(take(ofFirst))).isEqualTo("1");
      assertThat(ofSecond.poll(300, TimeUnit.MILLISECONDS)).isNull();

      connection.abort();

      assertThat(List.of(text(take(ofSecond)), text(take(ofSecond)))).containsExactly("1", "2");
    }
  }

  @Test
  void stop_isSeenByClientsAndConfirmedMessagesSurviveIt() throws Exception {
    publish(List.of("1", "2", "3"));
    BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    connection.addShutdownListener(cause -> ends.add(String.valueOf(cause.getMessage())));

    server().stop();
    assertThat(ends.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
    server().start();
    reconnect();

    assertThat(drain()).containsExactly("1", "2", "3");
  }

  @Test
  void kill_losesNoConfirmedMessageAndBringsUnacknowledgedBack() throws Exception {
    channel.exchangeDeclare(queue + ".jobs", BuiltinExchangeType.DIRECT, true);
    channel.queueBind(queue, queue + ".jobs", "Action");
    publish(IntStream.range(0, 500).mapToObj(Integer::toString).toList());
    channel.basicQos(100);
    BlockingQueue<Delivery> deliveries = consume(channel);
    for (int taken = 0; taken < 50; taken++) {
      acknowledge(take(deliveries), false);
    }
    // An answer shows that the acknowledgements sent before it have arrived.
    channel.queueDeclarePassive(queue);
    // RabbitMQ writes a new quorum queue down half a second later: killed before that, it keeps
    // the queue's name but never confirms a message to it again.
    await().pollDelay(Duration.ofSeconds(2)).until(() -> channel.isOpen());

    server().kill();
    server().start();
    reconnect();

    channel.basicPublish(queue + ".jobs", "Action", persistent(), bytes("500"));
    channel.waitForConfirmsOrDie(PATIENCE.toMillis());
    // Acknowledgements may be lost in a kill, so some of the first 50 may be there again.
    assertThat(drain())
        .containsAll(IntStream.rangeClosed(50, 500).mapToObj(Integer::toString).toList())
        .doesNotHaveDuplicates();
  }

  protected final void reconnect() throws Exception {
    connection.abort();
    connection = server().access().connectionFactory().newConnection();
    channel = connection.createChannel();
    channel.confirmSelect();
  }

  protected final void publish(List<String> texts) throws Exception {
    for (String text : texts) {
      channel.basicPublish("", queue, persistent(), bytes(text));
    }
    channel.waitForConfirmsOrDie(PATIENCE.toMillis());
  }

  protected final BlockingQueue<Delivery> consume(Channel on) throws Exception {
    BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    on.basicConsume(queue, false, (consumer, delivery) -> deliveries.add(delivery), _ -> {});
    return deliveries;
  }

  protected static Delivery take(BlockingQueue<Delivery> deliveries) throws InterruptedException {
    Delivery delivery = deliveries.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(delivery).as("a delivery within %s", PATIENCE).isNotNull();
    return delivery;
  }

  private void acknowledge(Delivery delivery, boolean multiple) throws Exception {
    channel.basicAck(delivery.getEnvelope().getDeliveryTag(), multiple);
  }

  /** All that is on the queue, in its order. */
  protected final List<String> drain() throws Exception {
    List<String> texts = new ArrayList<>();
    for (GetResponse message = channel.basicGet(queue, true);
        message != null;
        message = channel.basicGet(queue, true)) {
      texts.add(new String(message.getBody(), StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static AMQP.BasicProperties persistent() {
    return new AMQP.BasicProperties.Builder().deliveryMode(2).build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Delivery delivery) {
    return new String(delivery.getBody(), StandardCharsets.UTF_8);
  }
}
