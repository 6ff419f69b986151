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
 * Reads admissions from a room's log without the code that wrote it: decisions of the latest term count, at the time
 * at which the broker took them.
 */
final class AdmissionLogReader {

    private static final long SECOND_MILLIS = 1_000;

    /** For so long an answer counts. */
    private static final long COUNTS_MILLIS = 5_500;

    /** An answer that is younger than this has counted for sure, whatever the clocks say. */
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

    /** A fan's answer to the call: where in the log, and when. */
    private record Claim(long offset, long at) {}

    private AdmissionLogReader() {}

    /** {@return what the log says, from its beginning to its end} @param topic of one partition */
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
     * {@return where the place's first answer since the time is in the log; nowhere sorts last} Whoever lets a fan in has
     * read an answer of that fan's that counts, and so everything that was logged before the first of these.
     */
    private long earliest(int place, long since) {
        return claims.getOrDefault(place, List.of()).stream()
                .filter(claim -> claim.at() > since)
                .mapToLong(Claim::offset)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** {@return who has controlled the room, in turn} */
    List<String> controllers() {
        return controllers;
    }

    /** {@return who of them has let anybody in} */
    Set<String> admitting() {
        return admitting;
    }

    /** {@return the places that were let in, in order} */
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
