package io.cygi.queue.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads admissions from a room's log without the code that wrote it. Decisions of the latest term count, at the time at
 * which the broker took them.
 */
final class AdmissionLogReader {

    private static final long SECOND_MILLIS = 1_000;

    /** Time for which an acknowledgement may count, in ms. */
    private static final long COUNTS_MILLIS = 5_500;

    /** Age in ms up to which an acknowledgement counts whatever the clocks say. */
    private static final long COUNTS_SURELY_MILLIS = 4_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> controllers = new ArrayList<>();
    private final List<Long> grantTimes = new ArrayList<>();
    private final Map<Integer, Integer> grants = new TreeMap<>();
    private final Map<Integer, List<Claim>> claims = new HashMap<>();
    private final Set<Integer> gone = new HashSet<>();
    private final Set<Integer> inside = new HashSet<>();
    private final Set<String> admitting = new HashSet<>();
    private final List<String> overtaken = new ArrayList<>();
    private long term = -1;
    private int insideMax;

    /** A fan's acknowledgement of the call: its offset in the log and its time. */
    private record Claim(long offset, long at) {}

    private AdmissionLogReader() {}

    /**
     * {@return the admissions of a log, from its beginning to its end}
     *
     * @param topic the topic, which has one partition
     */
    static AdmissionLogReader read(String servers, String topic) {
        AdmissionLogReader admissions = new AdmissionLogReader();
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);
        TopicPartition log = new TopicPartition(topic, 0);
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(log));
            consumer.seekToBeginning(List.of(log));
            long end = consumer.endOffsets(List.of(log)).get(log);
            while (consumer.position(log) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(admissions::take);
            }
        }
        return admissions;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        JsonNode entry = JSON.readTree(new String(record.value(), StandardCharsets.UTF_8));
        String type = entry.path("type").asString();
        int place = entry.path("offset").asInt();
        if (type.equals("leader-elected")) {
            term = record.offset();
            controllers.add(entry.path("node").asString());
        } else if (type.equals("call-acknowledged")) {
            claims.computeIfAbsent(place, key -> new ArrayList<>()).add(new Claim(record.offset(), record.timestamp()));
        } else if (type.equals("place-left")) {
            gone.add(place);
            inside.remove(place);
        } else if (type.equals("admissions-decided") && entry.path("term").asLong() == term) {
            entry.path("grants")
                    .values()
                    .forEach(grant -> let(
                            grant.path("offset").asInt(),
                            record.timestamp(),
                            entry.path("at").asLong()));
        }
    }

    private void let(int place, long takenAt, long decidedAt) {
        if (gone.contains(place)) {
            return;
        }
        grants.merge(place, 1, Integer::sum);
        grantTimes.add(takenAt);
        admitting.add(controllers.getLast());
        inside.add(place);
        insideMax = Math.max(insideMax, inside.size());
        long read = earliest(place, decidedAt - COUNTS_MILLIS);
        if (read == Long.MAX_VALUE) {
            return;
        }
        claims.keySet().stream()
                .filter(other -> other < place && !grants.containsKey(other) && !gone.contains(other))
                .filter(other -> earliest(other, decidedAt - COUNTS_SURELY_MILLIS) < read)
                .forEach(other -> overtaken.add(other + " by " + place));
    }

    /**
     * {@return the offset in the log of the place's first acknowledgement since the time; none sorts last} A leader
     * that admits a fan has read an acknowledgement that counts, and with it everything that was logged before the
     * first of these.
     */
    private long earliest(int place, long since) {
        return claims.getOrDefault(place, List.of()).stream()
                .filter(claim -> claim.at() > since)
                .mapToLong(Claim::offset)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** {@return the nodes that have led the room, in turn} */
    List<String> controllers() {
        return controllers;
    }

    /** {@return the nodes that have admitted fans} */
    Set<String> admitting() {
        return admitting;
    }

    /** {@return the admitted places, in order} */
    Set<Integer> places() {
        return grants.keySet();
    }

    void expectEachOnceAndNobodyOvertaken() {
        assertThat(grants.values()).as("how often each place was let in").containsOnly(1);
        assertThat(overtaken).as("who answered and was passed by").isEmpty();
    }

    void expectNeverMoreInside(int capacity) {
        assertThat(insideMax).isPositive().isLessThanOrEqualTo(capacity);
    }

    /** Expects no more admissions than the rate in any second, wherever it begins. */
    void expectNeverFaster(int rate) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < grantTimes.size(); to++) {
            while (grantTimes.get(to) - grantTimes.get(from) >= SECOND_MILLIS) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        System.out.printf(
                "%d let in by %s; at most %d in a second, %d inside%n", grants.size(), controllers, most, insideMax);
        assertThat(most).isPositive().isLessThanOrEqualTo(rate);
    }
}
