/** What a query string asks for, checked. */
@NullMarked
package dev.covey.gateway.query;

import org.jspecify.annotations.NullMarked;
