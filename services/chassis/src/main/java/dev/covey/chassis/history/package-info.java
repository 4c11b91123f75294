/** Stored profiles and tweets as the command line and the REST API both write them. */
@NullMarked
package dev.covey.chassis.history;

import org.jspecify.annotations.NullMarked;
