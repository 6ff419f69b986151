package io.cygi.remote.command;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.catalogue.CommandType;
import io.cygi.contracts.catalogue.CommandTypes;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.worker.FailureReason;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads commands and their replies as JSON. Replicas of different versions exchange it: unknown fields are ignored,
 * and an unknown command causes an {@link UnknownCommandException}.
 *
 * <pre>
 * {"commands":[{"type":"resume-booking","body":{…}},…]}     a list
 * {"single":{"type":"inspect-top-up","body":{…}}}           one command and no list
 * {"carriedOut":3,"refusal":{"code":"SEAT_TAKEN","detail":"…","seats":["A-1-1"]}}
 * {"carriedOut":1,"answer":true}
 * {"executed":"UNKNOWN","permanent":true,"draining":false,"reason":"DATABASE_REFUSED"}
 * </pre>
 */
public final class CommandFormat {

    private static final String COMMANDS = "commands";
    private static final String SINGLE = "single";
    private static final String TYPE = "type";
    private static final String BODY = "body";
    private static final String CARRIED_OUT = "carriedOut";
    private static final String REFUSAL = "refusal";
    private static final String ANSWER = "answer";

    private final JsonMapper json = JsonMapper.builder().build();
    private final CommandTypes types;

    /** Creates the format. @param types the known commands */
    public CommandFormat(CommandTypes types) {
        this.types = types;
    }

    private record Refusal(String code, String detail, List<SeatNumber> seats) {}

    private interface Content {
        void writeTo(JsonGenerator out);
    }

    /** {@return the request with a list} @param commands the commands @throws IllegalArgumentException if a type is unknown */
    public byte[] list(List<?> commands) {
        return written(out -> {
            out.writeArrayPropertyStart(COMMANDS);
            commands.forEach(command -> writeCommand(out, command));
            out.writeEndArray();
        });
    }

    /** {@return the request with one command} @param command the command @throws IllegalArgumentException if its type is unknown */
    public byte[] single(Object command) {
        return written(out -> {
            out.writeName(SINGLE);
            writeCommand(out, command);
        });
    }

    private void writeCommand(JsonGenerator out, Object command) {
        out.writeStartObject();
        out.writeStringProperty(TYPE, types.of(command).name());
        out.writeName(BODY);
        json.writeValue(out, command);
        out.writeEndObject();
    }

    /**
     * {@return the commands of a request}
     *
     * @param request the request's body, as JSON
     * @throws UnknownCommandException if the request has no commands, or has one that this version cannot read
     */
    public ReceivedCommands commands(byte[] request) {
        try {
            JsonNode root = json.readTree(request);
            JsonNode single = root.path(SINGLE);
            if (single.isObject()) {
                return new ReceivedCommands(List.of(command(single)), true);
            }
            JsonNode list = root.path(COMMANDS);
            if (!list.isArray() || list.isEmpty()) {
                throw new UnknownCommandException("the request has no commands", null);
            }
            List<Object> commands = new ArrayList<>(list.size());
            list.forEach(each -> commands.add(command(each)));
            return new ReceivedCommands(commands, false);
        } catch (JacksonException e) {
            throw new UnknownCommandException("the request cannot be read", e);
        }
    }

    private Object command(JsonNode node) {
        String name = node.path(TYPE).asString("");
        CommandType type = types.find(name)
                .orElseThrow(() -> new UnknownCommandException("there is no command of this name", null));
        JsonNode body = node.path(BODY);
        if (!body.isObject()) {
            throw new UnknownCommandException("a command has no body", null);
        }
        return json.treeToValue(body, type.payload());
    }

    /** {@return the reply as JSON} @param reply the reply */
    public byte[] reply(CommandReply reply) {
        return written(out -> {
            out.writeNumberProperty(CARRIED_OUT, reply.carriedOut());
            RefusedException refusal = reply.refusal();
            if (refusal != null) {
                out.writeName(REFUSAL);
                json.writeValue(out, new Refusal(refusal.code().name(), refusal.detail(), refusal.seats()));
            }
            if (reply.answer() != null) {
                out.writeName(ANSWER);
                json.writeValue(out, reply.answer());
            }
        });
    }

    /**
     * {@return the reply}
     *
     * @param answer the reply as JSON
     * @param type the type of the single command that was sent, null for a list
     * @throws IllegalArgumentException if the answer cannot be read
     */
    public CommandReply reply(byte[] answer, @Nullable CommandType type) {
        try {
            JsonNode root = json.readTree(answer);
            if (!root.path(CARRIED_OUT).isInt()) {
                throw new IllegalArgumentException("the reply does not tell how many commands were carried out");
            }
            return new CommandReply(root.path(CARRIED_OUT).intValue(), refusal(root.path(REFUSAL)), answer(root, type));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the reply cannot be read", e);
        }
    }

    private @Nullable RefusedException refusal(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        Refusal refusal = json.treeToValue(node, Refusal.class);
        return new RefusedException(ProblemCode.valueOf(refusal.code), refusal.detail, refusal.seats);
    }

    private @Nullable Object answer(JsonNode root, @Nullable CommandType type) {
        return type == null || type.answer() == null || !root.has(ANSWER)
                ? null
                : json.treeToValue(root.path(ANSWER), type.answer());
    }

    /** {@return the fault as JSON} @param fault the fault */
    public byte[] fault(CommandFault fault) {
        return json.writeValueAsBytes(fault);
    }

    /** {@return the fault, one with an unknown outcome if the answer cannot be read} @param answer JSON, or a proxy's page */
    public CommandFault fault(byte[] answer) {
        try {
            JsonNode root = json.readTree(answer);
            boolean permanent = root.path("permanent").asBoolean(false);
            boolean draining = root.path("draining").asBoolean(false);
            boolean no =
                    CommandFault.Executed.NO.name().equals(root.path("executed").asString(""));
            return new CommandFault(
                    no ? CommandFault.Executed.NO : CommandFault.Executed.UNKNOWN,
                    permanent,
                    draining,
                    root.path("reason").isString() ? reason(root.path("reason").stringValue()) : null);
        } catch (JacksonException e) {
            return CommandFault.met(false, FailureReason.FAULT);
        }
    }

    private static FailureReason reason(String name) {
        for (FailureReason reason : FailureReason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return FailureReason.FAULT;
    }

    private byte[] written(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            content.writeTo(out);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
