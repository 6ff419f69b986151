/** Tests of the stand-in's configured faults. */
@NullMarked
package io.cygi.kakaopay.fault;

import org.jspecify.annotations.NullMarked;
