/** The start of a process: its settings, and the reasons for which it is refused. */
@NullMarked
package io.cygi.service.start;

import org.jspecify.annotations.NullMarked;
