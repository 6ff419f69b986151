/** Tests of the routes, with services that record what they are sent. */
@NullMarked
package io.cygi.gateway.route;

import org.jspecify.annotations.NullMarked;
