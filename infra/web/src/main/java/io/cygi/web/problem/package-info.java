/** Problem documents: the answers to requests that cannot be carried out. */
@NullMarked
package io.cygi.web.problem;

import org.jspecify.annotations.NullMarked;
