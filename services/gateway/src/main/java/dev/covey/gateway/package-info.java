/** The REST API as a service. */
@NullMarked
package dev.covey.gateway;

import org.jspecify.annotations.NullMarked;
