/** Tests of who may call a service. */
@NullMarked
package io.cygi.service.access;

import org.jspecify.annotations.NullMarked;
