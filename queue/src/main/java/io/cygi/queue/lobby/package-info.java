/** What a lobby promises in public: its commitment, receipts, the order that is drawn, and the list that proves it. */
@NullMarked
package io.cygi.queue.lobby;

import org.jspecify.annotations.NullMarked;
