/** Demo data and the welcome for newcomers. */
@NullMarked
package io.cygi.standalone.demo;

import org.jspecify.annotations.NullMarked;
