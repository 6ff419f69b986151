package io.cygi.standalone.demo;

import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.SecretFiles;
import io.cygi.messaging.TimeOrderedIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plan of the demo data. It is stored before the first concert is created, so that a start after a crash continues
 * with the same concerts.
 *
 * @param origin the origin of all times
 * @param concerts the identifiers of the concerts
 * @param done whether all of the demo data exists
 */
record DemoPlan(Instant origin, Map<DemoConcert, ConcertId> concerts, boolean done) {

    private static final String FILE = "demo-data.json";

    /** {@return a new plan} @param origin the current time */
    static DemoPlan begin(Instant origin) {
        Map<DemoConcert, ConcertId> concerts = new EnumMap<>(DemoConcert.class);
        for (DemoConcert concert : DemoConcert.values()) {
            concerts.put(concert, new ConcertId(TimeOrderedIds.next()));
        }
        return new DemoPlan(origin, concerts, false);
    }

    /** {@return the plan in the data folder, empty if there is none} */
    static Optional<DemoPlan> in(Path folder, JsonMapper json) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file)
                ? Optional.of(json.readValue(Files.readString(file), DemoPlan.class))
                : Optional.empty();
    }

    DemoPlan finished() {
        return new DemoPlan(origin, concerts, true);
    }

    void write(Path folder, JsonMapper json) throws IOException {
        SecretFiles.write(folder.resolve(FILE), json.writeValueAsString(this));
    }

    ConcertId id(DemoConcert concert) {
        ConcertId id = concerts.get(concert);
        if (id == null) {
            throw new IllegalStateException("The demo data's plan lacks " + concert);
        }
        return id;
    }
}
