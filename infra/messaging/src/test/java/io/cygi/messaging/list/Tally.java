package io.cygi.messaging.list;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;

/** An aggregate that adds numbers up. */
class Tally {

    private static final int UP_TO = -1;

    /** Adds an amount, unless the sum would become too large. Nothing is added where the amount is 0. */
    record Add(@TargetAggregateIdentifier String tally, int amount, int sumMax, Runnable meanwhile) {

        static Add to(String tally, int amount, int sumMax) {
            return new Add(tally, amount, sumMax, () -> {});
        }

        /** {@return an addition that is idempotent: it makes up what the sum is short of} */
        static Add upTo(String tally, int sum) {
            return new Add(tally, UP_TO, sum, () -> {});
        }

        static Add to(String tally) {
            return to(tally, 1, Integer.MAX_VALUE);
        }
    }

    /** The sum has grown. */
    @Revision("1")
    record Added(
            @JsonProperty("tally") String tally,
            @JsonProperty("sum") int sum) {}

    @AggregateIdentifier
    private String id;

    private int sum;

    Tally() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Add command) {
        command.meanwhile().run();
        int amount = command.amount() == UP_TO ? Math.max(0, command.sumMax() - sum) : command.amount();
        if (command.amount() != UP_TO && sum + amount > command.sumMax()) {
            throw new RefusedException(ProblemCode.LIMIT_EXCEEDED, "The sum would be too large.");
        }
        if (amount > 0) {
            apply(new Added(command.tally(), sum + amount));
        }
    }

    @EventSourcingHandler
    void on(Added event) {
        id = event.tally();
        sum = event.sum();
    }
}
