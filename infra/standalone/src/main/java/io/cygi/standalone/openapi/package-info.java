/** Description of the API in OpenAPI. */
@NullMarked
package io.cygi.standalone.openapi;

import org.jspecify.annotations.NullMarked;
