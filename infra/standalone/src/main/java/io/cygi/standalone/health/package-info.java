/** What monitoring sees of the platform. */
@NullMarked
package io.cygi.standalone.health;

import org.jspecify.annotations.NullMarked;
