/** Tests of the waiting room on real brokers. */
@NullMarked
package io.cygi.queue;

import org.jspecify.annotations.NullMarked;
