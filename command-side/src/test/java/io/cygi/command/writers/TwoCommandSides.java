package io.cygi.command.writers;

import io.cygi.command.CommandSideApplication;
import io.cygi.contracts.RefusedException;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TestDatabase;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Two command sides on one database, each with an aggregate cache of its own. */
public final class TwoCommandSides implements AutoCloseable {

    /** The outcome of a command that was not refused. */
    public static final String DONE = "DONE";

    /** The key of the tokens that both take. */
    public static final String KEY = "a key that only the tests of the command side have";

    private final ConfigurableApplicationContext first = start("first");
    private final ConfigurableApplicationContext second = start("second");

    /** For tests that change nothing but their own aggregates; it ends with the process. */
    private static final class Shared {
        private static final TwoCommandSides SIDES = new TwoCommandSides();
    }

    /** {@return two command sides that tests share, because their start takes longer than most tests} */
    public static TwoCommandSides shared() {
        return Shared.SIDES;
    }

    private static ConfigurableApplicationContext start(String nodeId) {
        return new SpringApplicationBuilder(CommandSideApplication.class)
                .initializers(new TestDatabase())
                .properties(
                        "cygi.messaging.node-id=" + nodeId,
                        "cygi.commands.serve=true",
                        "cygi.services.serve=true",
                        "cygi.services.key=" + KEY,
                        "logging.level.root=error",
                        "server.address=127.0.0.1",
                        "server.port=0",
                        "spring.threads.virtual.enabled=true",
                        "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
                        "spring.datasource.hikari.auto-commit=false")
                .run();
    }

    /** {@return the commands of the first command side} */
    public Commands first() {
        return first.getBean(Commands.class);
    }

    /** {@return the commands of the second command side} */
    public Commands second() {
        return second.getBean(Commands.class);
    }

    /** {@return a bean of the first command side} @param type the bean's type @param <T> the bean's type */
    public <T> T bean(Class<T> type) {
        return first.getBean(type);
    }

    /** {@return the same bean of both command sides} @param type the bean's type @param <T> the bean's type */
    public <T> List<T> beans(Class<T> type) {
        return List.of(first.getBean(type), second.getBean(type));
    }

    /** {@return the addresses at which the two take commands of other services} */
    public List<URI> addresses() {
        return Stream.of(first, second)
                .map(side ->
                        URI.create("http://127.0.0.1:" + side.getEnvironment().getProperty("local.server.port")))
                .toList();
    }

    /** {@return {@link #DONE}, or the code of the refusal} @param side decides @param command is sent */
    public static String outcome(Commands side, Object command) {
        try {
            side.send(command);
            return DONE;
        } catch (RefusedException refusal) {
            return refusal.code().name();
        }
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
