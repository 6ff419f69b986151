package io.cygi.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An answer that cannot be finished, on a real server. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BrokenAnswerTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void abortsTheConnectionAfterTheFirstBytes() {
        assertThatThrownBy(() -> get("/broken")).isInstanceOf(IOException.class);
    }

    @Test
    void answersAProblemIfNothingHasBeenSent() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/unsent");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("UNAVAILABLE");
    }

    /** Both may hold keys: a payment provider's callbacks do. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsNeitherThePathNorTheQueryOfAFailedRequest(CapturedOutput log) throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/failing/planted-key/approved?pg_token=planted-token");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("planted-token");
        assertThat(log).contains("Failed to answer GET /failing/{key}/approved").doesNotContain("planted");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:" + port + path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Server {

        @Bean
        SecurityFilterChain everybody(HttpSecurity security) {
            return security.authorizeHttpRequests(
                            requests -> requests.anyRequest().permitAll())
                    .build();
        }

        @Bean
        Answers answers() {
            return new Answers();
        }
    }

    @RestController
    static class Answers {

        @GetMapping("/broken")
        void broken(HttpServletResponse response) throws IOException {
            response.getOutputStream().write(new byte[100_000]);
            throw new BrokenAnswerException(new IllegalStateException("the database is gone"));
        }

        @GetMapping("/failing/{key}/approved")
        String failing(@PathVariable String key, @RequestParam("pg_token") String token) {
            throw new IllegalStateException(key.length() + token.length() + " characters are too many");
        }

        @GetMapping("/unsent")
        void unsent() {
            throw new io.cygi.contracts.UnavailableException("not there", new IllegalStateException());
        }
    }
}
