package io.cygi.gateway.audit.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** A request's shape contains nothing that a caller writes into the path. */
class RequestShapeTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/admin/events, GET /api/v1/admin/events",
        "POST, /api/v1/concerts/0195a000-0000-7000-8000-000000000001/reservations, POST /api/v1/concerts/{}/reservations",
        "GET, /api/v1/waiting-room/tickets/eyJhbGciOiJIUzI1NiJ9, GET /api/v1/waiting-room/tickets/{}",
        "GET, /mina@example.org, GET /{}",
        "GET, /%ED%95%9C, GET /{}",
        "MINA, /, OTHER /",
        "GET, /a/b/c/d/e/f/g/h/i/j, GET /a/b/c/d/e/f/g/{}",
    })
    void keepsTheFixedPartsOfAPathOnly(String method, String path, String shape) {
        assertThat(RequestShape.of(new MockHttpServletRequest(method, path))).isEqualTo(shape);
    }
}
