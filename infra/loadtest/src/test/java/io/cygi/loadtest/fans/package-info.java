/** Tests of fans and concerts. */
@NullMarked
package io.cygi.loadtest.fans;

import org.jspecify.annotations.NullMarked;
