/** The routes. */
@NullMarked
package dev.covey.gateway.api;

import org.jspecify.annotations.NullMarked;
