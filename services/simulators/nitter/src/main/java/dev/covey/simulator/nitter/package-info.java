/**
 * Nitter instances as real HTTP servers over one invented X: several at once, each of its own build
 * and with troubles of its own.
 */
@NullMarked
package dev.covey.simulator.nitter;

import org.jspecify.annotations.NullMarked;
