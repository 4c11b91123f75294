/** Save Page Now and the look-ups of the Wayback Machine as a real HTTP server. */
@NullMarked
package dev.covey.simulator.archiveorg;

import org.jspecify.annotations.NullMarked;
