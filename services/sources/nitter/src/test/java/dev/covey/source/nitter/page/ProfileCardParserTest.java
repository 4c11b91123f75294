/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.source.SourceProfile;
import dev.covey.model.source.Verified;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProfileCardParserTest {
  @Test
  void newCard_givesEveryField() {
    assertThat(ReadPages.resource("profile-2026.html").profile())
        .isEqualTo(
            new SourceProfile(
                "Orla_Writes",
                "Orla & the <script>",
                770011L,
                "Letters, mostly.\nask @inkpot, see #pens at"
                    + " https://orla.example/a/rather/long/way/to/say/hello?x=1&y=2",
                "Tromsø, Norge",
                "https://orla.example/",
                Instant.parse("2011-09-03T00:04:00Z"),
                Verified.GOVERNMENT,
                false,
                new SourceProfile.Counts(12345L, 0L, 1_000_001L, 7L),
                "https://pbs.twimg.com/profile_images/55/quill.jpg",
                "https://pbs.twimg.com/profile_banners/770011/1650000000/1500x500"));
  }

  @Test
  void oldCard_givesWhatItHas() {
    assertThat(ReadPages.resource("profile-2020.html").profile())
        .isEqualTo(
            new SourceProfile(
                "marten_old",
                "Marten",
                null,
                null,
                null,
                null,
                Instant.parse("2006-03-21T20:50:00Z"),
                Verified.UNSPECIFIED,
                true,
                new SourceProfile.Counts(2L, null, null, null),
                "https://pbs.twimg.com/profile_images/3/m.png",
                null));
  }

  @Test
  void cardOfTheYearsBetween_tellsTheKindInsideTheName() {
    NitterPage page =
        ReadPages.text(
            """
            <div class="profile-card"><a class="profile-card-fullname" href="/b" title="B">B <div
            class="icon-container"><span class="icon-ok verified-icon business"
            title="Verified business account"></span></div></a>
            <a class="profile-card-username" title="@b">@b</a></div>
            """);
    assertThat(page.profile())
        .isNotNull()
        .extracting(SourceProfile::verified, SourceProfile::fullname)
        .containsExactly(Verified.BUSINESS, "B");
  }

  @Test
  void cardWithoutName_isNoProfile() {
    assertThat(ReadPages.text("<div class='profile-card'><p>x</p></div>").profile()).isNull();
  }
}
