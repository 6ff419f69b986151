/** A benchmark that starts the platform, uses it through its API as a crowd of fans would, and reports its speed. */
@NullMarked
package io.cygi.loadtest;

import org.jspecify.annotations.NullMarked;
