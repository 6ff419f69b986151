/** Tests of the web pages' delivery. */
@NullMarked
package io.cygi.gateway.page;

import org.jspecify.annotations.NullMarked;
