/**
 * What a Nitter instance writes: pure functions from the world to HTML and RSS, in the markup of
 * the build that the instance says it is.
 */
@NullMarked
package dev.covey.simulator.nitter.page;

import org.jspecify.annotations.NullMarked;
