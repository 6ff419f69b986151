/**
 * The command that checks a published list.
 * It runs with {@code java -jar} and needs nothing but the JDK.
 */
@NullMarked
package io.cygi.lottery.verifier;

import org.jspecify.annotations.NullMarked;
