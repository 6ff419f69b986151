package io.cygi.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the routes with the document of the API. */
class RouteTableTest {

    private static final List<String> OWN = List.of(
            "DELETE /api/v1/me",
            "GET /api/v1/me/export",
            "GET /api/v1/admin/audit",
            "GET /api/v1/admin/limits",
            "GET /api/v1/admin/signing-keys",
            "POST /api/v1/admin/signing-keys");

    private static final List<String> OWN_TREES =
            List.of("/api/v1/admin/accounts", "/api/v1/organizer/api-keys", "/api/v1/demo/");

    private static boolean own(String operation) {
        return OWN.contains(operation)
                || OWN_TREES.stream().anyMatch(operation.substring(operation.indexOf(' ') + 1)::startsWith);
    }

    private static Stream<String> operations() {
        JsonNode paths = JsonMapper.builder()
                .build()
                .readTree(Path.of("..", "docs", "openapi.json").toFile())
                .path("paths");
        return paths.propertyStream().flatMap(path -> path.getValue()
                .propertyStream()
                .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    /** Each operation has one route or is the edge's own, and there is no other route. */
    @Test
    void hasOneRouteForEachOperationOfTheServices() {
        List<String> routes = RouteTable.routes().stream()
                .map(route -> route.method() + " " + route.path())
                .toList();

        assertThat(routes).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(routes))
                .isEqualTo(operations()
                        .filter(operation -> !own(operation))
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(operations().filter(RouteTableTest::own)).hasSizeGreaterThan(OWN.size());
    }

    @Test
    void neverRoutesInternalEndpoints() {
        assertThat(RouteTable.routes()).isNotEmpty().allSatisfy(route -> assertThat(route.path())
                .startsWith("/api/v1/")
                .doesNotContain("internal"));
    }

    @Test
    void dividesMethodsOfOnePathAmongServices() {
        assertThat(service(HttpMethod.GET, "/api/v1/reservations/{reservationId}"))
                .isEqualTo(RouteTable.QUERY_SIDE);
        assertThat(service(HttpMethod.DELETE, "/api/v1/reservations/{reservationId}"))
                .isEqualTo(RouteTable.COMMAND_SIDE);
        assertThat(service(HttpMethod.GET, "/api/v1/me/wallet/top-ups")).isEqualTo(RouteTable.QUERY_SIDE);
        assertThat(service(HttpMethod.POST, "/api/v1/me/wallet/top-ups")).isEqualTo(RouteTable.COMMAND_SIDE);
    }

    private static String service(HttpMethod method, String path) {
        return RouteTable.routes().stream()
                .filter(route -> route.method().equals(method) && route.path().equals(path))
                .map(Route::service)
                .findFirst()
                .orElseThrow();
    }
}
