package io.cygi.web.problem;

import io.cygi.contracts.FieldProblem;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.web.http.BodyTooLargeException;
import io.cygi.web.http.PathMethods;
import jakarta.servlet.http.HttpServletRequest;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Turns the faults of requests into problem details, which help the caller and reveal no internals. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final PathMethods methods;

    ProblemAdvice(PathMethods methods) {
        this.methods = methods;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(RefusedException refusal) {
        ProblemDetail problem = Problems.of(refusal.code(), refusal.detail());
        if (!refusal.seats().isEmpty()) {
            problem.setProperty("seats", refusal.seats());
        }
        return refusal.code() == ProblemCode.TOO_MANY_REQUESTS ? later(problem, RETRY_AFTER) : answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(ValidationException invalid) {
        return answer(validationFailed(invalid.problems()));
    }

    /** Answers a query whose bytes are not valid text. */
    @ExceptionHandler
    ResponseEntity<Object> unreadableQuery(InvalidParameterException invalid) {
        return answer(validationFailed(List.of(new FieldProblem("", "the query is not well-formed UTF-8"))));
    }

    @ExceptionHandler({UnavailableException.class, DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> unavailable(RuntimeException fault) {
        LOG.warn("Answered 503", fault);
        return unavailable("A part of the platform does not answer; try again.", RETRY_AFTER);
    }

    @ExceptionHandler
    ResponseEntity<Object> busy(BusyException busy) {
        return unavailable(String.valueOf(busy.getMessage()), busy.retryAfter());
    }

    private static ResponseEntity<Object> unavailable(String detail, Duration retryAfter) {
        return later(Problems.of(ProblemCode.UNAVAILABLE, detail), retryAfter);
    }

    private static ResponseEntity<Object> later(ProblemDetail problem, Duration retryAfter) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Returns no answer, because the client is gone. */
    @Override
    protected @Nullable ResponseEntity<Object> handleAsyncRequestNotUsableException(
            AsyncRequestNotUsableException gone, WebRequest request) {
        LOG.debug("The client went away", gone);
        return null;
    }

    /** Throws the exception again, so that the server ends the connection. */
    @ExceptionHandler
    ResponseEntity<Object> broken(BrokenAnswerException broken) {
        throw broken;
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception fault, HttpServletRequest request) throws Exception {
        if (fault instanceof AuthenticationException || fault instanceof AccessDeniedException) {
            throw fault;
        }
        LOG.error("Failed to answer {} {}", request.getMethod(), endpoint(request), fault);
        return answer(Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                ProblemCode.UNAVAILABLE,
                "The platform failed to answer this request; the failure was recorded."));
    }

    /**
     * {@return the endpoint of the request for the log} Not the path, because paths and queries may hold keys, such as
     * those of a payment provider's callbacks.
     */
    private static Object endpoint(HttpServletRequest request) {
        return Objects.requireNonNullElse(
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "an unknown endpoint");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(validationFailed(Stream.concat(
                        e.getFieldErrors().stream().map(ProblemAdvice::problem),
                        e.getGlobalErrors().stream()
                                .map(error -> new FieldProblem(
                                        "", Objects.requireNonNullElse(error.getDefaultMessage(), "is invalid"))))
                .toList()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(validationFailed(e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> error instanceof FieldError field
                                ? problem(field)
                                : new FieldProblem(
                                        Objects.requireNonNullElse(
                                                result.getMethodParameter().getParameterName(), ""),
                                        Objects.requireNonNullElse(error.getDefaultMessage(), "is invalid"))))
                .toList()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException) {
                return answer(Problems.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        ProblemCode.VALIDATION_FAILED,
                        "The request's body is too large."));
            }
            if (cause instanceof SocketTimeoutException) {
                return answer(Problems.of(
                        HttpStatus.REQUEST_TIMEOUT,
                        ProblemCode.VALIDATION_FAILED,
                        "The request's body took too long to arrive; send it again."));
            }
        }
        return answer(validationFailed(List.of(unreadable(e.getCause()))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            org.springframework.beans.TypeMismatchException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String field = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(e.getPropertyName(), "");
        return answer(validationFailed(List.of(new FieldProblem(field, expected(e.getRequiredType())))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(validationFailed(List.of(new FieldProblem(e.getParameterName(), "must be given"))));
    }

    /** Writes a complete {@code Allow}, because the framework's lacks HEAD and OPTIONS. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders complete = new HttpHeaders();
        String detail = "This resource does not know this method.";
        if (request instanceof ServletWebRequest web) {
            String allowed = PathMethods.allow(methods.of(web.getRequest()));
            complete.set(HttpHeaders.ALLOW, allowed);
            detail = "This resource knows only the methods " + allowed + ".";
        }
        return ResponseEntity.status(status)
                .headers(complete)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(HttpStatus.METHOD_NOT_ALLOWED, ProblemCode.VALIDATION_FAILED, detail));
    }

    /** Answers all other refusals of Spring MVC: methods, media types, missing headers, unknown paths. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = Objects.requireNonNullElse(HttpStatus.resolve(status.value()), HttpStatus.BAD_REQUEST);
        ProblemCode code =
                switch (known) {
                    case NOT_FOUND -> ProblemCode.NOT_FOUND;
                    case SERVICE_UNAVAILABLE -> ProblemCode.UNAVAILABLE;
                    default -> known.is5xxServerError() ? ProblemCode.UNAVAILABLE : ProblemCode.VALIDATION_FAILED;
                };
        String detail =
                switch (known) {
                    case NOT_FOUND -> "There is no such resource.";
                    case UNSUPPORTED_MEDIA_TYPE -> "This media type is not supported; send application/json.";
                    case NOT_ACCEPTABLE -> "None of the accepted media types can be produced.";
                    default -> "The request is malformed.";
                };
        return ResponseEntity.status(known)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(known, code, detail));
    }

    private static FieldProblem problem(FieldError error) {
        return new FieldProblem(error.getField(), Objects.requireNonNullElse(error.getDefaultMessage(), "is invalid"));
    }

    private static FieldProblem unreadable(@Nullable Throwable cause) {
        if (cause instanceof JacksonException e && !e.getPath().isEmpty()) {
            String path = e.getPath().stream()
                    .map(step ->
                            step.getPropertyName() != null ? "." + step.getPropertyName() : "[" + step.getIndex() + "]")
                    .collect(Collectors.joining());
            Class<?> type = e instanceof InvalidFormatException format ? format.getTargetType() : null;
            return new FieldProblem(path.startsWith(".") ? path.substring(1) : path, expected(type));
        }
        return new FieldProblem("", cause == null ? "a JSON body is needed" : "the body is not well-formed JSON");
    }

    /** {@return what a value of another form is told} The names of an enumeration are public. */
    private static String expected(@Nullable Class<?> type) {
        if (type == null || !type.isEnum()) {
            return ValidationException.MALFORMED;
        }
        return "must be one of "
                + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }

    private static ProblemDetail validationFailed(List<FieldProblem> problems) {
        ProblemDetail problem = Problems.of(ProblemCode.VALIDATION_FAILED, "The request is malformed; see errors.");
        problem.setProperty("errors", problems);
        return problem;
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
