/** Projects reservations and answers with them to their fans and to admins. Lets requests wait for an outcome. */
@NullMarked
package io.cygi.query.reservation;

import org.jspecify.annotations.NullMarked;
