/** Background workers and the state that they report: state, reason, and since when. */
@NullMarked
package io.cygi.messaging.worker;

import org.jspecify.annotations.NullMarked;
