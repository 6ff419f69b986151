/** Tests of the verifier command. */
@NullMarked
package io.cygi.lottery.verifier;

import org.jspecify.annotations.NullMarked;
