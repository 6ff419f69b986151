package io.cygi.contracts.catalogue;

import io.cygi.contracts.AnsweredBy;
import io.cygi.contracts.allowance.AllowanceCommand;
import io.cygi.contracts.concert.ConcertCommand;
import io.cygi.contracts.reservation.ReservationCommand;
import io.cygi.contracts.seat.SeatCommand;
import io.cygi.contracts.topup.TopUpAllowanceCommand;
import io.cygi.contracts.topup.TopUpCommand;
import io.cygi.contracts.wallet.WalletCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Maps the names of commands to their records and back. A name is derived from its record: {@code HoldSeat} is {@code
 * hold-seat}. Processes of different versions exchange these names, so renaming a record makes it a new command.
 */
public final class CommandTypes {

    private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /** The types of all commands of the platform. */
    public static final CommandTypes PLATFORM = of(List.of(
            AllowanceCommand.class,
            ConcertCommand.class,
            ReservationCommand.class,
            SeatCommand.class,
            TopUpAllowanceCommand.class,
            TopUpCommand.class,
            WalletCommand.class));

    private final List<CommandType> all;
    private final Map<String, CommandType> byName = new HashMap<>();
    private final Map<Class<?>, CommandType> byPayload = new HashMap<>();

    private CommandTypes(List<CommandType> all) {
        this.all = List.copyOf(all);
        for (CommandType type : all) {
            CommandType other = byName.putIfAbsent(type.name(), type);
            if (other != null) {
                throw new IllegalStateException("two commands have the name " + type.name() + ": "
                        + other.payload().getName() + " and " + type.payload().getName());
            }
            byPayload.put(type.payload(), type);
        }
    }

    /**
     * {@return the types of all commands that the interfaces permit}
     *
     * @param vocabularies sealed interfaces, each with the commands of one aggregate
     * @throws IllegalStateException if two commands have the same name
     */
    public static CommandTypes of(List<Class<?>> vocabularies) {
        List<CommandType> all = new ArrayList<>();
        for (Class<?> vocabulary : vocabularies) {
            for (Class<?> payload : vocabulary.getPermittedSubclasses()) {
                all.add(type(payload));
            }
        }
        return new CommandTypes(all);
    }

    private static CommandType type(Class<?> payload) {
        String name = WORD.matcher(payload.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
        AnsweredBy answer = payload.getAnnotation(AnsweredBy.class);
        return new CommandType(name, payload, answer == null ? null : answer.value());
    }

    /** {@return all types, vocabulary by vocabulary, in the order of their declaration} */
    public List<CommandType> all() {
        return all;
    }

    /** {@return the type of the name, empty if no command has it} @param name a name, for example {@code hold-seat} */
    public Optional<CommandType> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * {@return the type of a command}
     *
     * @param command one of the {@code *Command} records
     * @throws IllegalArgumentException if the object is no command of the platform
     */
    public CommandType of(Object command) {
        CommandType type = byPayload.get(command.getClass());
        if (type == null) {
            throw new IllegalArgumentException(
                    "no command of the platform: " + command.getClass().getName());
        }
        return type;
    }
}
