/** The faults that the stand-in is told to have, and the calls that have them. */
@NullMarked
package io.cygi.kakaopay.fault;

import org.jspecify.annotations.NullMarked;
