@NullMarked
package io.cygi.eventtopic.client;

import org.jspecify.annotations.NullMarked;
