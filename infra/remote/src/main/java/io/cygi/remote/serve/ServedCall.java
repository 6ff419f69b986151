package io.cygi.remote.serve;

import io.cygi.contracts.RefusedException;
import io.cygi.remote.call.Call;
import io.cygi.remote.call.CallFormat;
import io.cygi.remote.call.RecordLines;
import io.cygi.web.problem.ValidationException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** A call that this process answers. */
public final class ServedCall {

    private final Call<?, ?> call;
    private final Answering answering;

    private ServedCall(Call<?, ?> call, Answering answering) {
        this.call = call;
        this.answering = answering;
    }

    private interface Answering {
        void answer(byte[] request, CallTime time, HttpServletResponse response) throws IOException;
    }

    /** Answers a call. @param <Q> the type of the request @param <A> the type of the answer */
    @FunctionalInterface
    public interface Answer<Q, A> {

        /** {@return the answer} @param time the time that is left @throws RefusedException to refuse */
        A of(Q request, CallTime time);
    }

    /** Answers a call with a stream of records. @param <Q> the type of the request */
    @FunctionalInterface
    public interface Records<Q> {

        /** Reads the records. @param records takes each record */
        void of(Q request, Consumer<Object> records);
    }

    /**
     * {@return a call with one answer}
     *
     * @param call the call
     * @param answer answers it
     */
    public static <Q, A> ServedCall answered(Call<Q, A> call, Answer<Q, A> answer) {
        CallFormat format = new CallFormat();
        return new ServedCall(call, (request, time, response) -> {
            Q read = read(format, request, call);
            byte[] body = body(format, () -> answer.of(read, time));
            response.setStatus(HttpStatus.OK.value());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        });
    }

    private static <Q> Q read(CallFormat format, byte[] request, Call<Q, ?> call) {
        try {
            return format.request(request, call.request());
        } catch (IllegalArgumentException e) {
            throw new BadCallException(e);
        }
    }

    private static byte[] body(CallFormat format, Supplier<?> answer) {
        try {
            return format.answer(answer.get());
        } catch (RefusedException refusal) {
            return format.refusal(refusal);
        } catch (ValidationException refusal) {
            return format.invalid(refusal);
        }
    }

    /**
     * {@return a call that is answered with records, which are sent while they are read}
     *
     * @param call the call
     * @param json writes the records
     * @param records reads them
     */
    public static <Q> ServedCall streamed(Call<Q, ?> call, JsonMapper json, Records<Q> records) {
        CallFormat format = new CallFormat();
        return new ServedCall(call, (request, time, response) -> {
            Q read = read(format, request, call);
            response.setStatus(HttpStatus.OK.value());
            response.setContentType(RecordLines.CONTENT_TYPE);
            RecordLines lines = new RecordLines(response.getOutputStream(), json);
            try {
                records.of(read, record -> write(lines, record));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            lines.end();
        });
    }

    private static void write(RecordLines lines, Object record) {
        try {
            lines.write(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the call} */
    Call<?, ?> call() {
        return call;
    }

    /** Answers a request. @throws BadCallException if the request cannot be read */
    void answer(byte[] request, CallTime time, HttpServletResponse response) throws IOException {
        answering.answer(request, time, response);
    }
}
