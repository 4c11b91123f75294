/** What is said of requests that fail. */
@NullMarked
package dev.covey.gateway.problem;

import org.jspecify.annotations.NullMarked;
