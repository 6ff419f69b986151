/** What works in the background, and what an operator is told about it: state, reason, since when. */
@NullMarked
package io.cygi.messaging.worker;

import org.jspecify.annotations.NullMarked;
