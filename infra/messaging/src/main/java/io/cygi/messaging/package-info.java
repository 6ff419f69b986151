/** The messages of services: sending commands, reading events, and the schemas of modules. */
@NullMarked
package io.cygi.messaging;

import org.jspecify.annotations.NullMarked;
