package io.cygi.command.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.command.writers.Sale;
import io.cygi.command.writers.TwoCommandSides;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of a sale. A command of a sale changes its aggregate once for each reservation, so no two events describe
 * the same act.
 *
 * @param aggregate the identifier of its aggregate
 * @param type the event's name
 * @param reservation the reservation that it is about, empty for none
 * @param balance the balance of the wallet, 0 for other aggregates
 */
record StoredStep(String aggregate, String type, String reservation, long balance) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** {@return the events of all aggregates of a sale, each aggregate's in order} */
    static List<StoredStep> of(TwoCommandSides sides, Sale sale) {
        List<String> ids = new ArrayList<>(List.of(
                sale.seat(0).toString(),
                sale.seat(1).toString(),
                sale.wallet().toString(),
                sale.allowance().toString()));
        sale.reservations().forEach(each -> ids.add(each.toString()));
        List<StoredStep> steps = new ArrayList<>();
        for (String id : ids) {
            sides.bean(JdbcTemplate.class)
                    .query(
                            "SELECT payload_type, payload FROM domain_event WHERE aggregate_identifier = ?"
                                    + " ORDER BY sequence_number",
                            row -> {
                                JsonNode payload = JSON.readTree(row.getBytes(2));
                                steps.add(new StoredStep(
                                        id,
                                        row.getString(1),
                                        payload.path("reservationId").asString(""),
                                        payload.path("balanceAfter")
                                                .path("amount")
                                                .asLong(0)));
                            },
                            id);
        }
        return steps;
    }

    /** {@return the act: the aggregate, the type of the event and the reservation} */
    String act() {
        return aggregate + " " + type + " " + reservation;
    }

    boolean is(String name) {
        return type.equals(name);
    }

    /** Fails if the seat is held while it is taken, or sold to another reservation than the one that holds it. */
    static void requireOneOwnerAtATime(List<StoredStep> steps, String seat) {
        String owner = "";
        for (StoredStep step : steps) {
            if (!step.aggregate.equals(seat)) {
                continue;
            }
            switch (step.type) {
                case "seat.held" -> {
                    assertThat(owner).as("the owner of %s", seat).isEmpty();
                    owner = step.reservation;
                }
                case "seat.sold" -> assertThat(step.reservation).isEqualTo(owner);
                case "seat.released" -> {
                    assertThat(step.reservation).isEqualTo(owner);
                    owner = "";
                }
                default -> assertThat(step.type).isEqualTo("seat.hold-barred");
            }
        }
    }
}
