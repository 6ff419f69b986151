/** Problem documents: what callers are told when a request cannot be answered. */
@NullMarked
package io.cygi.web.problem;

import org.jspecify.annotations.NullMarked;
