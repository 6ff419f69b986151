/** Tests of the faults that the stand-in is told to have. */
@NullMarked
package io.cygi.kakaopay.fault;

import org.jspecify.annotations.NullMarked;
