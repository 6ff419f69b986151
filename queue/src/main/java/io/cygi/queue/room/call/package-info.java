/**
 * Calls to fans whose turn it is, their acknowledgements, and the rates of calls and admissions.
 * The share of called fans who come is estimated here.
 */
@NullMarked
package io.cygi.queue.room.call;

import org.jspecify.annotations.NullMarked;
