/** Access to a service that runs apart: the proofs of the edge and of other services, and the rules for users. */
@NullMarked
package io.cygi.service.access;

import org.jspecify.annotations.NullMarked;
