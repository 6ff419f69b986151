/** The end of a process that other processes send requests to. */
@NullMarked
package io.cygi.service.drain;

import org.jspecify.annotations.NullMarked;
