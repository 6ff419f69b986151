package io.cygi.remote.event;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads questions to the event store and their answers as JSON. Replicas of different versions exchange it. */
public final class EventFormat {

    private final JsonMapper json = JsonMapper.builder().build();

    /** {@return the question as JSON} @param query what is asked */
    public byte[] query(EventQuery query) {
        return json.writeValueAsBytes(query);
    }

    /** {@return the question} @param request JSON @throws IllegalArgumentException where it is not understood */
    public EventQuery query(byte[] request) {
        return read(request, EventQuery.class);
    }

    /** {@return the answer as JSON} @param answer what is told */
    public byte[] answer(EventAnswer answer) {
        return json.writeValueAsBytes(answer);
    }

    /** {@return the answer} @param answer JSON @throws IllegalArgumentException where it is not understood */
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
