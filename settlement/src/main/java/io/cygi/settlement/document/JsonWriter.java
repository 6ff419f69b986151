package io.cygi.settlement.document;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.settlement.document.content.StatementWriter;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import io.cygi.settlement.statement.StatementLine;
import io.cygi.settlement.statement.Totals;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Writes statements as JSON: fields in a fixed order, times in UTC, amounts in minor units as everywhere in the API. */
final class JsonWriter implements StatementWriter {

    private final JsonFactory factory = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // A document that breaks off must not end like a complete one.
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    @Override
    public void write(SettlementStatement statement, Iterator<StatementLine> lines, OutputStream out)
            throws IOException {
        try {
            document(statement, lines, out);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private void document(SettlementStatement statement, Iterator<StatementLine> lines, OutputStream out) {
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("settlementId", statement.settlementId().value());
            concert(json, statement.concert());
            json.writeNumberProperty("rulesVersion", statement.rulesVersion());
            events(json, statement.events());
            totals(json, statement.totals());
            json.writeNumberProperty("lineCount", statement.lineCount());
            json.writeArrayPropertyStart("lines");
            while (lines.hasNext()) {
                line(json, lines.next());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void concert(JsonGenerator json, SettledConcert concert) {
        json.writeObjectPropertyStart("concert");
        json.writeStringProperty("concertId", concert.concertId().value());
        json.writeStringProperty("organizerId", concert.organizerId().value());
        json.writeStringProperty("title", concert.title());
        json.writeStringProperty("venue", concert.venue());
        json.writeStringProperty("startsAt", concert.startsAt().toString());
        json.writeStringProperty("endsAt", concert.endsAt().toString());
        json.writeStringProperty("outcome", concert.outcome().name());
        json.writeStringProperty("closedAt", concert.closedAt().toString());
        json.writeEndObject();
    }

    private static void events(JsonGenerator json, EventRange events) {
        json.writeObjectPropertyStart("events");
        json.writeNumberProperty("firstIndex", events.firstIndex());
        json.writeNumberProperty("lastIndex", events.lastIndex());
        json.writeNumberProperty("count", events.count());
        json.writeStringProperty("sha256", events.sha256());
        json.writeEndObject();
    }

    private static void totals(JsonGenerator json, Totals totals) {
        json.writeObjectPropertyStart("totals");
        money(json, "gross", totals.gross());
        money(json, "refunds", totals.refunds());
        money(json, "fee", totals.fee());
        money(json, "tax", totals.tax());
        money(json, "net", totals.net());
        json.writeEndObject();
    }

    private static void line(JsonGenerator json, StatementLine line) {
        json.writeStartObject();
        json.writeStringProperty("kind", line.kind().name());
        json.writeStringProperty("reservationId", line.reservationId().handle());
        json.writeStringProperty("at", line.at().toString());
        json.writeArrayPropertyStart("seats");
        for (SeatNumber seat : line.seats()) {
            json.writeString(seat.toString());
        }
        json.writeEndArray();
        money(json, "amount", line.amount());
        json.writeEndObject();
    }

    private static void money(JsonGenerator json, String name, Money money) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("amount", money.amount());
        json.writeStringProperty("currency", money.currency());
        json.writeEndObject();
    }
}
