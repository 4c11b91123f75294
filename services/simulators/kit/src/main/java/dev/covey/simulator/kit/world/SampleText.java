/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.util.List;
import java.util.SplittableRandom;

/** What the people of a sample world say: mostly English, and some of what breaks careless code. */
final class SampleText {

  private static final List<String> OPENING =
      List.of(
          "This morning",
          "After a long week",
          "Against all advice",
          "Once more",
          "Thanks to a neighbour",
          "In the rain",
          "With a borrowed ladder",
          "Before breakfast",
          "For the first time this year",
          "Slowly but surely");
  private static final List<String> DEED =
      List.of(
          "I mended the old clock",
          "we planted twelve apple trees",
          "the bread rose twice",
          "I finished the blue boat",
          "we painted the library door",
          "I found my lost notebook",
          "the bees moved into the new hive",
          "we measured the bridge",
          "I learned a new knot",
          "the kiln reached its heat");
  private static final List<String> CLOSING =
      List.of(
          "and nobody noticed.",
          "and it was worth it.",
          "- photos soon.",
          "so the kettle is on.",
          "What did you do today?",
          "and I would do it again.",
          "#smalltown",
          "and the cat helped.",
          "Ask me how.",
          "Tomorrow we rest.");
  private static final List<String> ANSWER =
      List.of(
          "That is the best news today",
          "Did you take measurements?",
          "Count me in next time",
          "My aunt did the same in spring",
          "I have a spare one if you need it",
          "How long did it take?",
          "Well done 👏",
          "Please show a picture");
  private static final List<Said> ELSEWHERE =
      List.of(
          new Said(
              "de", "Heute früh die Brücke vermessen – sie ist kürzer als gedacht. #Kleinstadt"),
          new Said("de", "Wer hat meine Säge gesehen? Größe 3, grüner Griff."),
          new Said("es", "¿Quién viene mañana a plantar manzanos? Traed guantes. ¡Y pan!"),
          new Said("fr", "Le four est enfin chaud : à table à 19 h, côté jardin."),
          new Said("pl", "Zażółć gęślą jaźń – łódź już prawie gotowa."),
          new Said("ru", "Сегодня починили старые часы на площади."),
          new Said("ja", "今朝、古い時計を直しました。明日はパンを焼きます🍞"),
          new Said("zh", "蜜蜂搬进了新蜂箱,大家都很高兴。"),
          new Said("ko", "새 매듭을 배웠어요. 내일 보여 드릴게요."),
          new Said("ar", "زرعنا اليوم اثنتي عشرة شجرة تفاح 🌳 #قرية"),
          new Said("he", "הדלת של הספרייה צבועה מחדש."),
          new Said("hi", "आज पुल की लंबाई नापी गई।"),
          new Said("th", "วันนี้อบขนมปังสองรอบ"));
  private static final List<String> AWKWARD =
      List.of(
          "<script>alert(\"bread\")</script> is not a recipe",
          "</div></body> & then the kettle said: \"it's\" </html>",
          "=HYPERLINK(\"https://example.org/x\";\"open me\")",
          "+1-800-FLOUR, or -2 eggs, or @home",
          "Robert'); DROP TABLE loaves;--",
          "one\n\ntwo\n  three, indented\n\tfour, tabbed",
          "tabs\tand  double  spaces,\u00a0and a no-break one",
          "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺 1️⃣ — all at the bakery",
          "ab\u0301c\u0308 e\u0301: marks that combine, and a zero\u200bwidth space",
          "\u202edaerb\u202c is bread backwards",
          "&amp; &lt;b&gt; are not what I typed, &#128512; neither",
          "𝕱𝖆𝖓𝖈𝖞 𝖑𝖊𝖙𝖙𝖊𝖗𝖘 for a plain loaf",
          "null",
          "{\"text\":\"{{7*7}} ${7*7} %s %n\"}",
          "\"quoted, with comma\", and a ; semicolon",
          "C:\\bread\\new, or https://user:pass@example.org/?a=1&b=%20#crumb");

  private final SplittableRandom random;

  SampleText(SplittableRandom random) {
    this.random = random;
  }

  /** Some words and the language they are in, as X would guess it. */
  record Said(String lang, String words) {}

  /** {@code number} makes the words unlike all others; {@code name} may be greeted in them. */
  Said story(int number, String name) {
    String mark = " (" + number + ")";
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> {
        Said said = pick(ELSEWHERE);
        yield new Said(said.lang(), said.words() + mark);
      }
      case 3 -> new Said("und", pick(AWKWARD) + mark);
      case 4 -> new Said("en", pick(OPENING) + ",\n" + pick(DEED) + "\n\n" + pick(CLOSING) + mark);
      case 5 -> new Said("en", pick(DEED) + ": https://example.org/diary/" + number + "?from=here");
      case 6 -> new Said("en", "@" + name + " and I: " + pick(DEED) + " " + pick(CLOSING) + mark);
      case 7 -> new Said("en", "🥖 " + pick(DEED) + " 🎉" + mark);
      default -> new Said("en", pick(OPENING) + " " + pick(DEED) + " " + pick(CLOSING) + mark);
    };
  }

  String answer(int number) {
    return pick(ANSWER) + " (" + number + ")";
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
