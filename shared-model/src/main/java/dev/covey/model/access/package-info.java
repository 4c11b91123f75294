/** Who may use the REST API, and the record of what was changed. */
@NullMarked
package dev.covey.model.access;

import org.jspecify.annotations.NullMarked;
