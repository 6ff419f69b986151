/** Support for the tests of other modules, which start the platform. */
@NullMarked
package io.cygi.standalone.trained;

import org.jspecify.annotations.NullMarked;
