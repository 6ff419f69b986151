package io.cygi.eventtopic.publish;

/** Another publisher has claimed the topic. */
final class ClaimLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClaimLostException() {
        super("Another publisher has claimed the topic of events.");
    }
}
