/** Requests and answers: what holds for every route. */
@NullMarked
package dev.covey.gateway.http;

import org.jspecify.annotations.NullMarked;
