/** Tests of the delivery of the web pages. */
@NullMarked
package io.cygi.gateway.page;

import org.jspecify.annotations.NullMarked;
