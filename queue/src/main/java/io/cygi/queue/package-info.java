/**
 * The waiting room: a fair line in front of a sale, in which a place is an offset of a Kafka topic. This package
 * configures the packages below: {@code room} decides, {@code kafka} stores and {@code http} answers.
 */
@NullMarked
package io.cygi.queue;

import org.jspecify.annotations.NullMarked;
