@NullMarked
package io.cygi.standalone.health;

import org.jspecify.annotations.NullMarked;
