/**
 * The Kafka broker that is embedded into the platform's process.
 * Tests of other modules start it as well.
 */
@NullMarked
package io.cygi.broker;

import org.jspecify.annotations.NullMarked;
