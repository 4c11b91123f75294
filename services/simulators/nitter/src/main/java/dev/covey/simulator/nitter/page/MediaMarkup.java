/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import static dev.covey.simulator.nitter.page.Element.div;
import static dev.covey.simulator.nitter.page.Element.link;

import dev.covey.simulator.kit.world.WorldMedia;
import dev.covey.simulator.nitter.page.Vintage.Change;
import java.util.List;

/** Photos, films and moving pictures under a tweet; films as stills, as without preferences. */
final class MediaMarkup {
  private final Vintage vintage;

  MediaMarkup(Vintage vintage) {
    this.vintage = vintage;
  }

  Element attachments(List<WorldMedia> media, String referer) {
    if (media.size() == 1 && media.getFirst().type().equals("animated_gif")) {
      return div("attachments media-gif", gif(media.getFirst()));
    }
    if (media.size() == 1 && media.getFirst().type().equals("video")) {
      return div("attachments card", div("gallery-video", attachment(media.getFirst(), referer)));
    }
    Element attachments = div("attachments");
    int perRow = media.size() == 4 ? 2 : 3;
    for (int i = 0; i < media.size(); i += perRow) {
      Element row = div("gallery-row").with("style", i == 0 ? "" : "margin-top: .25em; ");
      for (WorldMedia one : media.subList(i, Math.min(i + perRow, media.size()))) {
        row.add(attachment(one, referer));
      }
      attachments.add(row);
    }
    return attachments;
  }

  private Element attachment(WorldMedia media, String referer) {
    return switch (media.type()) {
      case "animated_gif" -> gif(media);
      case "video" -> video(media, referer);
      default -> photo(media);
    };
  }

  private Element photo(WorldMedia photo) {
    Element image =
        Element.of("img")
            .with("src", Pictures.small(photo.url()))
            .with("alt", photo.altText())
            .with("loading", "lazy");
    Element cell =
        cell("image")
            .add(
                link("still-image", Pictures.original(photo.url()))
                    .with("target", "_blank")
                    .add(image));
    if (vintage.has(Change.ALT_TEXT_SHOWN) && !photo.altText().isEmpty()) {
      cell.add(Element.of("p", "alt-text").text("ALT  " + photo.altText()));
    }
    return cell;
  }

  private Element video(WorldMedia video, String referer) {
    Element still =
        Element.of("img")
            .with("src", Pictures.small(Pictures.still(video.url())))
            .with("loading", "lazy");
    Element form =
        Element.of("form")
            .with("method", "post")
            .with("action", "/enablehls")
            .add(
                Element.of("input").with("name", "referer").with("value", referer),
                Element.of("button").with("type", "submit").text("Enable hls playback"));
    Element cell = cell("video-container").add(still, div("video-overlay", form));
    if (vintage.has(Change.VIDEO_DOWNLOAD)) {
      cell.add(
          link("video-download", Pictures.video(video.url()))
              .with("download", "")
              .with("title", "Download video")
              .add(NameMarkup.icon("icon-download-alt", "")));
    }
    return cell;
  }

  private Element gif(WorldMedia gif) {
    return cell("image")
        .add(
            Element.of("video", "gif")
                .with("poster", Pictures.small(Pictures.still(gif.url())))
                .with("autoplay", "")
                .with("muted", "")
                .with("loop", "")
                .add(
                    Element.of("source")
                        .with("src", Pictures.hosted(gif.url()))
                        .with("type", "video/mp4")));
  }

  private Element cell(String formerKind) {
    return div(vintage.has(Change.SLIM_ATTACHMENTS) ? "attachment" : "attachment " + formerKind);
  }
}
