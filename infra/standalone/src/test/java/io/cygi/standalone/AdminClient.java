package io.cygi.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uses the HTTP API of a platform in this process as an admin, with a token of the demo profile. */
final class AdminClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final String token;

    AdminClient(ConfigurableApplicationContext platform) {
        address = URI.create("http://127.0.0.1:" + platform.getEnvironment().getProperty("local.server.port"));
        token = JSON.readTree(sendAs(null, "POST", "/api/v1/demo/tokens", "{\"account\":\"admin\"}")
                        .body())
                .get("accessToken")
                .asString();
    }

    JsonNode get(String path) {
        return JSON.readTree(send("GET", path, null).body());
    }

    /** {@return the answer to a body} */
    JsonNode post(String path, String body) {
        return JSON.readTree(send("POST", path, body).body());
    }

    /** {@return the item of a list that has a name, a missing node if none has} */
    JsonNode item(String path, String name) {
        return get(path).get("items").values().stream()
                .filter(item -> item.path("name").asString().equals(name))
                .findFirst()
                .orElseGet(JSON::missingNode);
    }

    /** {@return the value at a path, once a condition holds for it} */
    JsonNode await(String path, Predicate<JsonNode> wanted) {
        return Awaitility.await(path).atMost(PATIENCE).until(() -> get(path), wanted);
    }

    /** {@return the item with a name in a list, once a condition holds for it} */
    JsonNode awaitItem(String path, String name, Predicate<JsonNode> wanted) {
        return Awaitility.await(name).atMost(PATIENCE).until(() -> item(path, name), wanted);
    }

    HttpResponse<String> send(String method, String path, @Nullable String body) {
        return sendAs(token, method, path, body);
    }

    HttpResponse<String> sendAs(@Nullable String bearer, String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE);
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
