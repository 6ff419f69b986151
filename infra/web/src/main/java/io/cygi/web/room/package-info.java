/** The door between the edge and the waiting rooms. */
@NullMarked
package io.cygi.web.room;

import org.jspecify.annotations.NullMarked;
