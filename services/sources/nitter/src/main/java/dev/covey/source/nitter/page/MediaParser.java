/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.source.Media;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads the {@code .attachments} of a tweet, of every page version, in order. */
final class MediaParser {
  private final List<Media> media = new ArrayList<>(4);

  private MediaParser() {}

  static List<Media> parse(Element attachments) {
    MediaParser parser = new MediaParser();
    parser.descend(attachments);
    return parser.media;
  }

  private void descend(Element parent) {
    for (int i = 0; i < parent.childNodeSize(); i++) {
      Element child = Markup.elementAt(parent, i);
      if (child != null) {
        if (Markup.has(child, "attachment")) {
          addAttachment(child);
        } else {
          descend(child);
        }
      }
    }
  }

  private void addAttachment(Element attachment) {
    Parts parts = new Parts();
    parts.collect(attachment);
    Media.Type type = parts.type();
    String url = type == null ? null : parts.url();
    if (type != null && url != null) {
      media.add(new Media(type, url, parts.alt()));
    }
  }

  /** What one attachment consists of. */
  private static final class Parts {
    private @Nullable Element photo;
    private @Nullable Element video;
    private @Nullable Element image;
    private @Nullable Element download;

    private void collect(Element parent) {
      for (int i = 0; i < parent.childNodeSize(); i++) {
        Element child = Markup.elementAt(parent, i);
        if (child != null) {
          take(child);
        }
      }
    }

    private void take(Element element) {
      switch (element.normalName()) {
        case "video" -> video = element;
        case "img" -> image = element;
        case "a" -> {
          if (Markup.has(element, "still-image")) {
            photo = element;
          } else if (Markup.has(element, "video-download")) {
            download = element;
          }
          collect(element);
        }
        default -> collect(element);
      }
    }

    private Media.@Nullable Type type() {
      if (photo != null) {
        return Media.Type.PHOTO;
      }
      if (video != null) {
        return Markup.has(video, "gif") ? Media.Type.GIF : Media.Type.VIDEO;
      }
      return image == null && download == null ? null : Media.Type.VIDEO;
    }

    private @Nullable String url() {
      String url = null;
      if (photo != null) {
        url = MediaUrl.normalise(Markup.attribute(photo, "href"));
      } else {
        url = download == null ? null : MediaUrl.normalise(Markup.attribute(download, "href"));
        url = url == null && video != null ? stream(video) : url;
      }
      return url == null && image != null
          ? MediaUrl.normalise(Markup.attribute(image, "src"))
          : url;
    }

    private static @Nullable String stream(Element video) {
      Element source = Markup.findTag(video, "source");
      for (String link :
          new String[] {
            source == null ? "" : source.attr("src"),
            video.attr("data-url"),
            video.attr("src"),
            video.attr("poster")
          }) {
        String url = link.isEmpty() ? null : MediaUrl.normalise(link);
        if (url != null) {
          return url;
        }
      }
      return null;
    }

    private @Nullable String alt() {
      return image == null ? null : Markup.attribute(image, "alt");
    }
  }
}
