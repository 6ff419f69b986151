/** Demo data, and what is printed for a newcomer. */
@NullMarked
package io.cygi.standalone.demo;

import org.jspecify.annotations.NullMarked;
