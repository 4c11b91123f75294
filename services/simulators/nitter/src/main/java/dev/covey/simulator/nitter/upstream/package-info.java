/**
 * The X that stands behind the Nitter instances: who exists, what was posted, and what a timeline,
 * a search or a conversation holds at a given moment.
 */
@NullMarked
package dev.covey.simulator.nitter.upstream;

import org.jspecify.annotations.NullMarked;
