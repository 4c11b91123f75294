/** Who asks, and how slowly those are answered who guess. */
@NullMarked
package dev.covey.gateway.auth;

import org.jspecify.annotations.NullMarked;
