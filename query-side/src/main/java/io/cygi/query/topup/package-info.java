/** Projects top-ups and answers with them to their fans and to admins. Lets requests wait for an outcome. */
@NullMarked
package io.cygi.query.topup;

import org.jspecify.annotations.NullMarked;
