/** The port between the edge, the waiting rooms and the command side: admission, repetitions and proof of work. */
@NullMarked
package io.cygi.web.room;

import org.jspecify.annotations.NullMarked;
