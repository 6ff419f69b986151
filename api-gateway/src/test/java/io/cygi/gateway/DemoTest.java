package io.cygi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.gateway.EdgeApplication.SentCommands;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

/** Tests demo accounts and demo concerts, which exist in the demo profile only. */
@ActiveProfiles("demo")
class DemoTest extends EdgeTest {

    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
    private static final String SECTION =
            "{\"name\":\"A\",\"price\":{\"amount\":55000,\"currency\":\"KRW\"},\"rows\":2,\"seatsPerRow\":3}";

    private final SentCommands commands;
    private final Accounts accounts;
    private final JdbcTemplate jdbc;

    @Autowired
    DemoTest(SentCommands commands, Accounts accounts, JdbcTemplate jdbc) {
        this.commands = commands;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void forget() {
        commands.sent().clear();
    }

    @ParameterizedTest
    @CsvSource({"fan-11, Fan 11, FAN, 10000000", "organizer-999999999, Organizer 999999999, ORGANIZER, 0"})
    void givesAnAccountAWalletAndAToken(String account, String nickname, String role, long balance) {
        String token = token(account);

        assertThat(call("GET", "/api/v1/me", token).body()).contains(account, nickname, role);
        assertThat(commands.sent()).singleElement().isInstanceOfSatisfying(OpenWallet.class, command -> {
            assertThat(command.walletId()).isEqualTo(new WalletId(new AccountId(account)));
            assertThat(command.openingBalance()).isEqualTo(Money.krw(balance));
        });
    }

    @Test
    void opensAWalletOnce() {
        token("fan-12");
        token("fan-12");

        assertThat(commands.sent()).hasSize(1);
    }

    @Test
    void opensNoWalletIfTheRequestWantsNone() {
        HttpResponse<String> answer =
                call("POST", "/api/v1/demo/tokens", null, "{\"account\":\"fan-13\",\"wallet\":false}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(commands.sent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fan-21, FAN", "organizer-21, ORGANIZER", "admin, ADMIN"})
    void storesAnAccountOnItsFirstUse(String name, Role role) {
        token(name);
        token(name);

        Account account = accounts.find(new AccountId(name)).orElseThrow();
        assertThat(account.provider()).isEqualTo("demo");
        assertThat(account.subject()).isEqualTo(name);
        assertThat(account.roles()).containsExactly(role);
        assertThat(account.status()).isEqualTo(Account.Status.ACTIVE);
    }

    @Test
    void storesNothingIfTheRequestWantsNoWallet() {
        call("POST", "/api/v1/demo/tokens", null, "{\"account\":\"fan-22\",\"wallet\":false}");

        assertThat(accounts.find(new AccountId("fan-22"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void givesNoTokenToALockedAccount(String wallet) {
        String name = "fan-23" + wallet.length();
        token(name);
        String admin = token("admin");
        String path = "/api/v1/admin/accounts/" + name;
        call("POST", path + "/lock", admin, "{\"reason\":\"test\"}");
        String request = "{\"account\":\"" + name + "\",\"wallet\":" + wallet + "}";

        HttpResponse<String> refused = call("POST", "/api/v1/demo/tokens", null, request);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"code\":\"FORBIDDEN\"");
        call("POST", path + "/unlock", admin);
        assertThat(call("POST", "/api/v1/demo/tokens", null, request).statusCode())
                .isEqualTo(200);
    }

    @Test
    void givesATokenTheRolesThatAnAdminHasGiven() {
        token("fan-24");

        call("PUT", "/api/v1/admin/accounts/fan-24/roles", token("admin"), "{\"roles\":[\"ORGANIZER\"]}");

        String token = token("fan-24");
        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
                .contains("\"roles\":[\"ORGANIZER\"]");
    }

    @ParameterizedTest
    @CsvSource({"fan-26, FAN, ORGANIZER", "organizer-26, ORGANIZER, FAN", "admin, ADMIN, FAN"})
    void givesATokenWithoutAWalletTheRolesThatTheAccountHas(String account, String before, String after) {
        token(account);
        token("fan-27");
        call("PUT", "/api/v1/admin/accounts/fan-27/roles", token("admin"), "{\"roles\":[\"ADMIN\"]}");
        String path = "/api/v1/admin/accounts/" + account + "/roles";

        assertThat(call("PUT", path, token("fan-27"), "{\"roles\":[\"" + after + "\"]}")
                        .statusCode())
                .isEqualTo(200);

        String request = "{\"account\":\"" + account + "\",\"wallet\":false}";
        String issued = call("POST", "/api/v1/demo/tokens", null, request).body();
        call("PUT", path, token("fan-27"), "{\"roles\":[\"" + before + "\"]}");
        Matcher token = TOKEN.matcher(issued);
        assertThat(token.find()).as(issued).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(token.group(1).split("\\.")[1]), StandardCharsets.UTF_8))
                .contains("\"roles\":[\"" + after + "\"]");
    }

    @Test
    void givesNoTokenToAnErasedAccount() {
        String token = token("fan-25");
        assertThat(call("DELETE", "/api/v1/me", token).statusCode()).isEqualTo(204);

        assertThat(call("POST", "/api/v1/demo/tokens", null, "{\"account\":\"fan-25\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM account WHERE account_id = 'fan-25'", Long.class))
                .isEqualTo(1);
    }

    @Test
    void givesTheAdminATokenThatTheAdminApiAccepts() {
        assertThat(call("GET", "/api/v1/admin/events", token("admin")).statusCode())
                .isEqualTo(200);
        assertThat(commands.sent()).isEmpty();
    }

    @Test
    void forbidsCachingOfATokensAnswer() {
        assertThat(call("POST", "/api/v1/demo/tokens", null, "{\"account\":\"admin\"}")
                        .headers()
                        .firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"account\":null}",
                "{\"account\":\"\"}",
                "{\"account\":\"fan-0\"}",
                "{\"account\":\"fan-01\"}",
                "{\"account\":\"fan-1234567890\"}",
                "{\"account\":\"fan-1 \"}",
                "{\"account\":\"root\"}",
                "{\"account\":\"팬-1\"}",
                "{\"account\":1}",
                "{\"account\":[]}",
                "{",
                "[]",
                "null"
            })
    void refusesAnyOtherAccount(String body) {
        HttpResponse<String> answer = call("POST", "/api/v1/demo/tokens", null, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"VALIDATION_FAILED\"");
        assertThat(commands.sent()).isEmpty();
    }

    @Test
    void putsAConcertOnSale() {
        HttpResponse<String> answer =
                call("POST", "/api/v1/demo/concerts", null, "{\"sections\":[" + SECTION + "],\"holdSeconds\":2}");

        assertThat(answer.statusCode()).isEqualTo(201);
        ScheduleConcert command = schedules().getFirst();
        assertThat(answer.body()).contains(command.concertId().value());
        assertThat(command.organizerId()).isEqualTo(new AccountId("organizer-1"));
        assertThat(command.details().salesOpenAt()).isEqualTo(command.at());
        assertThat(command.details().purchaseLimit()).isEqualTo(4);
        assertThat(command.details().holdSeconds()).isEqualTo(2);
        assertThat(command.details().seatsTotal()).isEqualTo(6);
    }

    @Test
    void schedulesAConcertWithAFutureSale() {
        call("POST", "/api/v1/demo/concerts", null, "{\"sections\":[" + SECTION + "],\"onSale\":false}");

        ScheduleConcert command = schedules().getFirst();
        assertThat(command.details().salesOpenAt()).isAfter(command.at());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                     | sections",
                "{\"sections\":[]}                                                      | sections",
                "{\"sections\":[null]}                                                  | sections[0]",
                "{\"sections\":[{}]}                                                    | sections[0].name",
                "{\"sections\":[SECTION,SECTION]}                                       | sections",
                "{\"sections\":[SECTION],\"purchaseLimit\":0}                           | purchaseLimit",
                "{\"sections\":[SECTION],\"holdSeconds\":86400}                         | holdSeconds",
                "{\"sections\":[SECTION],\"title\":\" \"}                               | title",
                "{\"sections\":[{\"name\":\"A\",\"price\":5,\"rows\":1,\"seatsPerRow\":1}]} | sections[0].price",
                "{\"sections\":[{\"name\":\"A\",\"price\":{\"amount\":-1,\"currency\":\"KRW\"},\"rows\":1,"
                        + "\"seatsPerRow\":1}]} | sections[0].price.amount",
                "{\"sections\":[{\"name\":\"A-1\",\"price\":{\"amount\":1,\"currency\":\"won\"},\"rows\":0,"
                        + "\"seatsPerRow\":1001}]} | sections[0].price.currency",
            })
    void namesTheInvalidField(String body, String field) {
        HttpResponse<String> answer = call("POST", "/api/v1/demo/concerts", null, body.replace("SECTION", SECTION));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"VALIDATION_FAILED\"", "\"field\":\"" + field + "\"");
        assertThat(schedules()).isEmpty();
    }

    @Test
    void answersTheConstantWithoutAToken() {
        HttpResponse<String> answer = call("GET", "/api/v1/demo/constant", null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(commands.sent()).isEmpty();
    }

    private List<ScheduleConcert> schedules() {
        return commands.sent().stream()
                .filter(ScheduleConcert.class::isInstance)
                .map(ScheduleConcert.class::cast)
                .toList();
    }

    private String token(String account) {
        HttpResponse<String> answer = call("POST", "/api/v1/demo/tokens", null, "{\"account\":\"" + account + "\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        Matcher token = TOKEN.matcher(answer.body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
