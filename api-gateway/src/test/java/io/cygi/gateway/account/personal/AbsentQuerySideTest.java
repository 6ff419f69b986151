package io.cygi.gateway.account.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Personal data and erasures of an edge whose query side does not answer. */
@TestPropertySource(
        properties = {
            "cygi.services.query-side=http://127.0.0.1:1",
            "cygi.services.key=0123456789abcdef0123456789abcdef"
        })
class AbsentQuerySideTest extends ErasureEdge {

    @Test
    void erasesNoAccountWhoseObstaclesAreUnknown() {
        HttpResponse<String> answer = call("DELETE", "/api/v1/me", token());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("UNAVAILABLE").doesNotContain("127.0.0.1");
        assertThat(sent()).isEmpty();
        assertAsBefore();
    }

    @Test
    void sendsNoHalfOfAnExport() {
        HttpResponse<String> answer = call("GET", "/api/v1/me/export", token());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(answer.body()).contains("UNAVAILABLE").doesNotContain("auditLines");
    }
}
