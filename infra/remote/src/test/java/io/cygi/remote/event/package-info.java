/** Tests of reads of stored events from another process. */
@NullMarked
package io.cygi.remote.event;

import org.jspecify.annotations.NullMarked;
