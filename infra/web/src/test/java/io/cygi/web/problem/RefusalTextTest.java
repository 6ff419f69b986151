package io.cygi.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Refusals say what to send, on a real server. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RefusalTextTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void nameTheAllowedValuesOfABodysField() throws IOException, InterruptedException {
        assertThat(send("POST", "/orders", "{\"colour\":\"GREEN\"}"))
                .contains("\"field\":\"colour\"", "must be one of RED, BLUE");
    }

    @Test
    void nameTheAllowedValuesOfAParameter() throws IOException, InterruptedException {
        assertThat(send("GET", "/orders?colour=green", ""))
                .contains("\"field\":\"colour\"", "must be one of RED, BLUE");
    }

    @Test
    void tellAMissingBodyFromABrokenOne() throws IOException, InterruptedException {
        assertThat(send("POST", "/orders", "")).contains("a JSON body is needed");
        assertThat(send("POST", "/orders", "null")).contains("a JSON body is needed");
        assertThat(send("POST", "/orders", "{")).contains("the body is not well-formed JSON");
    }

    @Test
    void nameTheMethodsOfAResource() throws IOException, InterruptedException {
        assertThat(send("DELETE", "/orders", "")).contains("405", "knows only the methods GET, HEAD, OPTIONS, POST");
    }

    private String send(String method, String target, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Orders orders() {
            return new Orders();
        }

        @Bean
        SecurityFilterChain openToAll(HttpSecurity http) {
            return http.csrf(csrf -> csrf.disable()).build();
        }
    }

    enum Colour {
        RED,
        BLUE
    }

    record Order(Colour colour) {}

    @RestController
    static class Orders {

        @GetMapping("/orders")
        String list(@RequestParam Colour colour) {
            return colour.name();
        }

        @PostMapping("/orders")
        String add(@RequestBody Order order) {
            return order.colour().name();
        }
    }
}
