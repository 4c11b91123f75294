/** Feeds of deleted tweets. */
@NullMarked
package dev.covey.gateway.feed;

import org.jspecify.annotations.NullMarked;
