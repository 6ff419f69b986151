/**
 * The state machine of a waiting room: applies records, answers queries and plans admissions.
 * It is plain memory without Kafka, Spring or HTTP, and the same records make the same room in every process.
 */
@NullMarked
package io.cygi.queue.room;

import org.jspecify.annotations.NullMarked;
