@NullMarked
package io.cygi.eventtopic.publish;

import org.jspecify.annotations.NullMarked;
