/** Tests of the use cases on real brokers. */
@NullMarked
package io.cygi.queue.service;

import org.jspecify.annotations.NullMarked;
