/** A benchmark that starts the platform, uses it through its API as a crowd of fans would, and says how fast it was. */
@NullMarked
package io.cygi.loadtest;

import org.jspecify.annotations.NullMarked;
