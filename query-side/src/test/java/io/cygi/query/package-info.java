/** Tests of the query side through real processors, a real database and HTTP. */
@NullMarked
package io.cygi.query;

import org.jspecify.annotations.NullMarked;
