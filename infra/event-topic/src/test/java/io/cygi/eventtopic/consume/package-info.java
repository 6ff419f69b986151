@NullMarked
package io.cygi.eventtopic.consume;

import org.jspecify.annotations.NullMarked;
