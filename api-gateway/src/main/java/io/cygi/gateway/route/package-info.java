/** The routes of an edge that runs apart: which service answers a request, and how the request and its answer are passed on. */
@NullMarked
package io.cygi.gateway.route;

import org.jspecify.annotations.NullMarked;
