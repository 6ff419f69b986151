/** Tests of the platform in one process. */
@NullMarked
package io.cygi.standalone.demo;

import org.jspecify.annotations.NullMarked;
