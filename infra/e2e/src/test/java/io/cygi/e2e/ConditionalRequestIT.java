package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code If-Match} and {@code If-None-Match} work by RFC 9110, 13.1: a star, lists, strong and weak comparison. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionalRequestIT {

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final Api api;
    private final Account organizer;
    private Concert scheduled;
    private Map<String, Object> draft = Map.of();

    ConditionalRequestIT(Api api) {
        this.api = api;
        this.organizer = Fans.organizer(api);
        this.scheduled = new Concert(api, "");
    }

    @BeforeAll
    void publish() {
        draft = Concert.draft(Duration.ofDays(20), List.of(Concert.section("A", 1_000, 1, 2)));
        draft.put("salesOpenAt", Instant.now().plus(Duration.ofDays(1)).toString());
        scheduled = Concert.published(organizer, draft);
    }

    /** {@return the concert's present tag} Other tests of the class change the concert as well. */
    private String tag() {
        return change("*").expect(200).header("ETag");
    }

    private Response change(String ifMatch, String... more) {
        draft.put("title", "Title " + Texts.unique());
        String[] headers = new String[2 + more.length];
        headers[0] = "If-Match";
        headers[1] = ifMatch;
        System.arraycopy(more, 0, headers, 2, more.length);
        return organizer.send("PUT", scheduled.organizerPath(), draft, headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "TAG",
                "\"other\", TAG",
                "TAG,\"other\"",
                ",, TAG ,",
                "W/\"other\", TAG",
                "\"a,b\" , TAG",
                "  TAG  "
            })
    void aChangeIsMadeIfTheConditionNamesTheTag(String ifMatch) {
        String tag = tag();
        Response changed = change(ifMatch.replace("TAG", tag)).expect(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
        assertThat(changed.text("title")).isEqualTo(draft.get("title"));
    }

    @Test
    void severalLinesOfTheHeaderAreOneList() {
        change("\"other\"", "If-Match", tag()).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "\"1\", \"2\"x", "W/TAG", "\"other\", W/TAG", "\"\"", "\"*\"", "\"99\""})
    void noChangeIsMadeIfTheConditionDoesNotNameTheTag(String ifMatch) {
        Response refused = change(ifMatch.replace("TAG", tag()));
        assertThat(refused.status()).as(refused.toString()).isIn(400, 412);
        if (!ifMatch.endsWith("x")) {
            refused.expectProblem(412, "PRECONDITION_FAILED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "*, \"3\"", "\"1\" \"2\"", "w/\"3\"", "W/3", "x", "\"a b\"", ","})
    void aMalformedConditionIs400(String ifMatch) {
        Refusals.assertRefused(change(ifMatch), "If-Match");
    }

    @Test
    void theTagOfTheDetailIsTheTagOfTheChange() {
        tag();
        Await.holds("the change", Await.SETTLED_MAX, () -> assertThat(
                        scheduled.detail().path("title").asString())
                .isEqualTo(draft.get("title")));
        String read = api.get(scheduled.path()).expect(200).header("ETag");
        change(read).expect(200);
        change(read).expectProblem(412, "PRECONDITION_FAILED");
    }

    @Test
    void aPosterIsNotSentAgainIfTheCallerHasIt() {
        organizer
                .send("PUT", scheduled.organizerPath() + "/poster", PNG, "Content-Type", "image/png")
                .expect(204);
        Await.until("the poster", Await.SETTLED_MAX, () -> scheduled.detail().hasNonNull("posterUrl"));
        String url = scheduled.detail().path("posterUrl").asString();
        String tag = api.get(url).expect(200).header("ETag");
        for (String has : List.of("*", tag, "W/" + tag, "\"other\", " + tag)) {
            Response answer = api.get(url, "If-None-Match", has).expect(304);
            assertThat(answer.header("Cache-Control")).contains("immutable");
            assertThat(answer.header("ETag")).isEqualTo(tag);
        }
        api.get(url, "If-None-Match", "\"other\"").expect(200);
    }

    /** Finds out which answers carry a tag, so that new ones are tested as well. */
    @Test
    void noTaggedAnswerIsSentAgainIfTheCallerHasIt() {
        Concert concert = Concert.onSale(api, 1_000, 2, 2);
        Account fan = Fans.one(api);
        TreeSet<String> tagged = new TreeSet<>();
        for (Operation operation : Operation.all(api)) {
            String path = operation.path(Map.of("concertId", concert.id()));
            if (!operation.method().equals("GET") || operation.template().endsWith("/stream")) {
                continue;
            }
            Response whole = fan.get(path);
            String tag = whole.header("ETag");
            if (whole.status() == 200 && !tag.isEmpty()) {
                tagged.add(operation.template());
                String opaque = tag.replaceFirst("^W/", "");
                for (String has : List.of("*", opaque, "W/" + opaque, "\"other\", " + tag, "W/\"other\",," + tag)) {
                    Response answer = fan.get(path, "If-None-Match", has);
                    assertThat(answer.status()).as(has + " of " + answer).isEqualTo(304);
                    assertThat(answer.body()).isEmpty();
                    assertThat(answer.header("ETag")).isEqualTo(tag);
                }
                fan.get(path, "If-None-Match", "\"other\"", "If-None-Match", tag)
                        .expect(304);
                for (String hasNot : List.of("\"other\"", "W/\"other\", \"another\"", "malformed", "\"*\"")) {
                    fan.get(path, "If-None-Match", hasNot).expect(200);
                }
            }
        }
        assertThat(tagged).contains("/api/v1/concerts/{concertId}", "/api/v1/concerts/{concertId}/seats");
    }
}
