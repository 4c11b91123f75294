/** Commands that give and take access to the REST API. */
@NullMarked
package dev.covey.operations.tokens;

import org.jspecify.annotations.NullMarked;
