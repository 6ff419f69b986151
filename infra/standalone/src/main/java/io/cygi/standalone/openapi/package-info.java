/** The API's description. */
@NullMarked
package io.cygi.standalone.openapi;

import org.jspecify.annotations.NullMarked;
