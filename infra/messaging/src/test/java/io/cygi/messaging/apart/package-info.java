@NullMarked
package io.cygi.messaging.apart;

import org.jspecify.annotations.NullMarked;
