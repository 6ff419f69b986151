/** Tests of the command as a whole. */
@NullMarked
package io.cygi.loadtest;

import org.jspecify.annotations.NullMarked;
