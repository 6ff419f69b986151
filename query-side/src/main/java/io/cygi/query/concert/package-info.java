/** Projects concerts and answers with them to the public and to their organizers. Keeps their pages prepared. */
@NullMarked
package io.cygi.query.concert;

import org.jspecify.annotations.NullMarked;
