package io.cygi.standalone.openapi;

import io.cygi.contracts.ProblemCode;
import io.cygi.web.Caller;
import io.cygi.web.room.Proof;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the description says beyond the controllers: tokens, problems, and nothing of where it was asked for. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String SEATS = "/api/v1/concerts/{concertId}/seats";
    private static final String RESERVATIONS = "/api/v1/concerts/{concertId}/reservations";
    private static final String TICKET_STREAM = "/api/v1/waiting-room/tickets/{ticket}/stream";
    private static final String SCHEMAS = "#/components/schemas/";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Can You Get It")
                        .version("1")
                        .description("Concert tickets that all go on sale at one instant."
                                + " Errors are problem details (RFC 9457) with a stable code."))
                .servers(List.of(new Server().url("/").description("This platform")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSchemas(PROBLEM, problem())
                        .addResponses(PROBLEM, problemResponse()));
    }

    @Bean
    OpenApiCustomizer problemsAndTokens() {
        return api -> {
            api.getPaths().forEach((path, item) -> item.readOperationsMap()
                    .forEach((method, operation) -> complete(path, method, operation)));
            describeSeatMap(api);
            describeWaitingRoom(api);
            describeStatements(api);
        };
    }

    /** Whoever opens the address in a browser finds the API's page. */
    @Bean
    WebMvcConfigurer startPage() {
        return new WebMvcConfigurer() {
            @Override
            public void addViewControllers(ViewControllerRegistry registry) {
                registry.addRedirectViewController("/", "/swagger-ui.html");
            }
        };
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        operation.setTags(List.of(topic(path)));
        operation.getResponses().addApiResponse("default", new ApiResponse().$ref("#/components/responses/" + PROBLEM));
        if (!open(path, method)) {
            operation.security(List.of(new SecurityRequirement().addList(BEARER)));
        }
    }

    private static String topic(String path) {
        if (path.startsWith("/api/v1/admin/")) {
            return "Admin";
        }
        if (path.startsWith("/api/v1/organizer/")) {
            return "Organizer";
        }
        if (path.startsWith("/api/v1/demo/")) {
            return "Demo";
        }
        if (path.startsWith("/api/v1/me")) {
            return "My Page";
        }
        if (path.contains("/waiting-room")) {
            return "Waiting room";
        }
        return path.contains("/reservations") ? "Booking" : "Concerts";
    }

    /** What the seat map's endpoints do with the request and the response themselves, past what is declared. */
    private static void describeSeatMap(OpenAPI api) {
        PathItem seats = api.getPaths().get(SEATS);
        PathItem stream = api.getPaths().get(SEATS + "/stream");
        if (seats != null) {
            seats.getGet()
                    .addParametersItem(new HeaderParameter()
                            .name("If-None-Match")
                            .description("The ETag of the map that the caller has")
                            .schema(new StringSchema()));
            seats.getGet().getResponses().addApiResponse("304", new ApiResponse().description("The caller has it"));
        }
        if (stream != null) {
            stream.getGet()
                    .getResponses()
                    .addApiResponse(
                            "200",
                            new ApiResponse()
                                    .description("An event for each seat that changes")
                                    .content(new Content()
                                            .addMediaType(
                                                    "text/event-stream", new MediaType().schema(new StringSchema()))));
            api.getComponents().getSchemas().remove("SseEmitter");
        }
    }

    /** What the gate in front of the booking endpoint takes and answers, and the ticket's stream. */
    private static void describeWaitingRoom(OpenAPI api) {
        PathItem booking = api.getPaths().get(RESERVATIONS);
        PathItem stream = api.getPaths().get(TICKET_STREAM);
        if (booking != null) {
            booking.getPost()
                    .addParametersItem(header(
                            "Waiting-Room-Pass",
                            "The pass that the caller's ticket has turned into, where the concert has a waiting room"))
                    .addParametersItem(header(
                            Proof.CHALLENGE,
                            "What the caller was asked, where the waiting room wants work of those who join it"))
                    .addParametersItem(header(Proof.SOLUTION, "What the caller found that solves the challenge"))
                    .getResponses()
                    .addApiResponse(
                            "307",
                            new ApiResponse()
                                    .description("The caller waits; Location is the ticket's address")
                                    .content(new Content()
                                            .addMediaType(
                                                    "application/json",
                                                    new MediaType()
                                                            .schema(new Schema<>().$ref(SCHEMAS + "TicketBody")))));
        }
        if (stream != null) {
            stream.getGet()
                    .getResponses()
                    .addApiResponse(
                            "200",
                            new ApiResponse()
                                    .description("The ticket, each time that it changes")
                                    .content(new Content()
                                            .addMediaType(
                                                    "text/event-stream", new MediaType().schema(new StringSchema()))));
        }
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter().name(name).description(description).schema(new StringSchema());
    }

    /** A statement is written straight into the answer, in the form that is accepted. */
    private static void describeStatements(OpenAPI api) {
        for (String owner : List.of("organizer", "admin")) {
            PathItem statement = api.getPaths().get("/api/v1/" + owner + "/settlements/{settlementId}");
            if (statement == null) {
                continue;
            }
            Content content = new Content()
                    .addMediaType("application/json", new MediaType().schema(new ObjectSchema()))
                    .addMediaType("text/csv", new MediaType().schema(new StringSchema()));
            for (String binary :
                    List.of("application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")) {
                content.addMediaType(binary, new MediaType().schema(new StringSchema().format("binary")));
            }
            statement
                    .getGet()
                    .getResponses()
                    .addApiResponse(
                            "200",
                            new ApiResponse()
                                    .description("The statement with all its lines, the same bytes each time")
                                    .content(content));
        }
    }

    private static boolean open(String path, PathItem.HttpMethod method) {
        return path.startsWith("/api/v1/demo/")
                || path.startsWith("/api/v1/concerts") && method == PathItem.HttpMethod.GET;
    }

    private static Schema<?> problem() {
        StringSchema code = new StringSchema();
        code.setEnum(Stream.of(ProblemCode.values()).map(Enum::name).toList());
        ObjectSchema field = new ObjectSchema();
        field.addProperty("field", new StringSchema());
        field.addProperty("message", new StringSchema());
        ArraySchema errors = new ArraySchema();
        errors.setItems(field);
        errors.setDescription("With VALIDATION_FAILED: the fields");
        ArraySchema seats = new ArraySchema();
        seats.setItems(new StringSchema());
        seats.setDescription("With SEAT_TAKEN and UNKNOWN_SEAT: the seats");
        ObjectSchema problem = new ObjectSchema();
        problem.addProperty("type", new StringSchema().format("uri"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("instance", new StringSchema().format("uri"));
        problem.addProperty("code", code);
        problem.addProperty("errors", errors);
        problem.addProperty("seats", seats);
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        return problem;
    }

    private static ApiResponse problemResponse() {
        return new ApiResponse()
                .description("Anything that is refused or fails")
                .content(new Content()
                        .addMediaType(PROBLEM_JSON, new MediaType().schema(new Schema<>().$ref(SCHEMAS + PROBLEM))));
    }
}
