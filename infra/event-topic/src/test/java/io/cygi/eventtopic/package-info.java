@NullMarked
package io.cygi.eventtopic;

import org.jspecify.annotations.NullMarked;
