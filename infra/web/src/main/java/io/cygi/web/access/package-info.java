/** Rules of access to the API by path, role and scope, and the answers to requests that they refuse. */
@NullMarked
package io.cygi.web.access;

import org.jspecify.annotations.NullMarked;
