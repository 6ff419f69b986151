/** The platform as the tests of other modules start it. */
@NullMarked
package io.cygi.standalone.trained;

import org.jspecify.annotations.NullMarked;
