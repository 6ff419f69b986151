package io.cygi.remote.event;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads queries to the event store and their answers as JSON. Processes of different versions exchange them. */
public final class EventFormat {

    private final JsonMapper json = JsonMapper.builder().build();

    /** {@return the query as JSON} @param query the query */
    public byte[] query(EventQuery query) {
        return json.writeValueAsBytes(query);
    }

    /** {@return the query} @param request the query as JSON @throws IllegalArgumentException if it cannot be read */
    public EventQuery query(byte[] request) {
        return read(request, EventQuery.class);
    }

    /** {@return the answer as JSON} @param answer the answer */
    public byte[] answer(EventAnswer answer) {
        return json.writeValueAsBytes(answer);
    }

    /** {@return the answer} @param answer the answer as JSON @throws IllegalArgumentException if it cannot be read */
    public EventAnswer answer(byte[] answer) {
        return read(answer, EventAnswer.class);
    }

    private <T> T read(byte[] bytes, Class<T> type) {
        try {
            T value = json.readValue(bytes, type);
            if (value == null) {
                throw new IllegalArgumentException("there is no value");
            }
            return value;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is no " + type.getSimpleName(), e);
        }
    }
}
