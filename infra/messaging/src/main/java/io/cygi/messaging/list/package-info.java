/** Carries out lists of commands. */
@NullMarked
package io.cygi.messaging.list;

import org.jspecify.annotations.NullMarked;
