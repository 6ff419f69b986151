/** Tests of measurements. */
@NullMarked
package io.cygi.loadtest.measure;

import org.jspecify.annotations.NullMarked;
