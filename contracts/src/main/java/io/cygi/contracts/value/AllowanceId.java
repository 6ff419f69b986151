package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The identifier of one fan's purchase allowance for one concert, {@code {concertId}/allowance/{fanId}}.
 *
 * @param concertId the concert
 * @param fanId the fan
 */
public record AllowanceId(ConcertId concertId, AccountId fanId) {

    private static final String INFIX = "/allowance/";

    /** {@return the identifier that the text stands for} @param text {@code {concertId}/allowance/{fanId}} */
    @JsonCreator
    public static AllowanceId parse(String text) {
        int at = text.indexOf(INFIX);
        if (at < 0) {
            throw new IllegalArgumentException("not an allowance id");
        }
        return new AllowanceId(
                new ConcertId(text.substring(0, at)), new AccountId(text.substring(at + INFIX.length())));
    }

    @JsonValue
    @Override
    public String toString() {
        return concertId + INFIX + fanId;
    }
}
