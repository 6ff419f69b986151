/** Tests of the start of a service. */
@NullMarked
package io.cygi.service.start;

import org.jspecify.annotations.NullMarked;
