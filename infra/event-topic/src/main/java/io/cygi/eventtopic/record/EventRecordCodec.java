package io.cygi.eventtopic.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cygi.contracts.catalogue.EventHeader;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.store.IndexedEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes stored events as records of the topic, and reads them back, byte for byte. */
public final class EventRecordCodec {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventRecordCodec() {}

    /** {@return the record of an event} @param topic the name of the topic @param event the stored event */
    public static ProducerRecord<byte[], byte[]> encode(String topic, IndexedEvent event) {
        byte[] metaData = event.getMetaData().getData();
        String aggregateId = event.getAggregateIdentifier();
        String key = aggregateId == null ? event.getEventIdentifier() : aggregateId;
        long time = event.getTimestamp().toEpochMilli();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic, null, time, key.getBytes(UTF_8), event.getPayload().getData());
        Headers headers = record.headers();
        add(headers, EventHeader.EVENT_ID, event.getEventIdentifier());
        add(headers, EventHeader.EVENT_TYPE, event.getPayload().getType().getName());
        add(headers, EventHeader.EVENT_REVISION, event.getPayload().getType().getRevision());
        add(headers, EventHeader.AGGREGATE_ID, aggregateId);
        add(headers, EventHeader.AGGREGATE_TYPE, event.getType());
        add(headers, EventHeader.SEQUENCE, Long.toString(event.getSequenceNumber()));
        add(headers, EventHeader.GLOBAL_INDEX, Long.toString(event.index()));
        add(headers, EventHeader.RECORDED_AT, DateTimeUtils.formatInstant(event.getTimestamp()));
        JsonNode told = JSON.readTree(metaData);
        add(headers, EventHeader.CORRELATION_ID, text(told, Correlation.KEY));
        add(headers, EventHeader.TRACEPARENT, text(told, EventHeader.TRACEPARENT.key()));
        headers.add(EventHeader.META_DATA.key(), metaData);
        return record;
    }

    private static void add(Headers headers, EventHeader header, @Nullable String value) {
        if (value != null) {
            headers.add(header.key(), value.getBytes(UTF_8));
        }
    }

    private static @Nullable String text(JsonNode metaData, String field) {
        JsonNode value = metaData.path(field);
        return value.isString() ? value.asString() : null;
    }

    /**
     * {@return the event of a record, as it was stored}
     *
     * @param record a record of the topic
     * @throws SerializationException if the record has no payload, or lacks a header of an event
     */
    public static DomainEventData<byte[]> decode(ConsumerRecord<byte[], byte[]> record) {
        key(record);
        byte[] payload = record.value();
        if (payload == null) {
            throw unreadable(record, "has no payload", null);
        }
        return new GenericDomainEventEntry<>(
                find(record, EventHeader.AGGREGATE_TYPE),
                find(record, EventHeader.AGGREGATE_ID),
                sequence(record),
                require(record, EventHeader.EVENT_ID),
                require(record, EventHeader.RECORDED_AT),
                require(record, EventHeader.EVENT_TYPE),
                find(record, EventHeader.EVENT_REVISION),
                payload,
                require(record, EventHeader.META_DATA).getBytes(UTF_8));
    }

    /** {@return the record's key, the aggregate's identifier} @param record a record of the topic @throws SerializationException if it has none */
    public static byte[] key(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        if (key == null) {
            throw unreadable(record, "has no key", null);
        }
        return key;
    }

    /** Fails if a record is no event. @param record a record of the topic @throws SerializationException if it cannot be decoded */
    public static void requireEvent(ConsumerRecord<byte[], byte[]> record) {
        decode(record);
    }

    /** {@return the event's index in the store} @param record a record of the topic */
    public static long index(ConsumerRecord<byte[], byte[]> record) {
        return number(record, EventHeader.GLOBAL_INDEX);
    }

    /** {@return the event's identifier} @param record a record of the topic */
    public static String eventId(ConsumerRecord<byte[], byte[]> record) {
        return require(record, EventHeader.EVENT_ID);
    }

    /** {@return the event's sequence number in its aggregate} @param record a record of the topic */
    public static long sequence(ConsumerRecord<byte[], byte[]> record) {
        return number(record, EventHeader.SEQUENCE);
    }

    private static long number(ConsumerRecord<byte[], byte[]> record, EventHeader header) {
        String value = require(record, header);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw unreadable(record, "has no number as " + header.key(), e);
        }
    }

    private static String require(ConsumerRecord<byte[], byte[]> record, EventHeader header) {
        String value = find(record, header);
        if (value == null) {
            throw unreadable(record, "has no " + header.key(), null);
        }
        return value;
    }

    private static @Nullable String find(ConsumerRecord<byte[], byte[]> record, EventHeader header) {
        Header found = record.headers().lastHeader(header.key());
        return found == null || found.value() == null ? null : new String(found.value(), UTF_8);
    }

    private static SerializationException unreadable(
            ConsumerRecord<byte[], byte[]> record, String what, @Nullable Throwable cause) {
        return new SerializationException(
                "The record at " + record.topic() + "-" + record.partition() + "@" + record.offset() + " " + what + ".",
                cause);
    }
}
