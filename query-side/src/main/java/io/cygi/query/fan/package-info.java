/** What a fan may still do at a concert, and what the fan has there. */
@NullMarked
package io.cygi.query.fan;

import org.jspecify.annotations.NullMarked;
