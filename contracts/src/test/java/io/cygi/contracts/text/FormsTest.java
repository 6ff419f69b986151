package io.cygi.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.SeatNumber;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the checks of {@link Forms} with regular expressions for the same forms. */
class FormsTest {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern SECTION = Pattern.compile(SeatNumber.SECTION_PATTERN);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    @Test
    void acceptsEveryLetterAndNumberOfUnicode() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        .filter(c -> Forms.isName(Character.toString(c), 20)
                                != SECTION.matcher(Character.toString(c)).matches()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "가나다라마바사아자차카타파하가나다라마바",
                "가나다라마바사아자차카타파하가나다라마바사",
                "𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜",
                "𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜",
                "A B",
                "A-",
                "\ud835",
                "A\n"
            })
    void measuresNamesInCharactersOfAnyPlane(String text) {
        assertThat(Forms.isName(text, 20)).isEqualTo(SECTION.matcher(text).matches());
    }

    @Test
    void judgesNearlyValidTextsAsTheRegularExpressions() {
        Random random = new Random(20261124);
        for (int i = 0; i < 20_000; i++) {
            String uuid = changed(random, "01a20c3d-8de8-769f-9dbc-f59fd97f3aae");
            assertThat(Forms.isUuid(uuid)).as(uuid).isEqualTo(UUID.matcher(uuid).matches());
            String number = changed(random, "1207");
            assertThat(Forms.number(number, 0, number.length()) > 0)
                    .as(number)
                    .isEqualTo(NUMBER.matcher(number).matches());
            String account = changed(random, "fan-1");
            assertThat(accepts(account))
                    .as(account)
                    .isEqualTo(ACCOUNT.matcher(account).matches());
        }
        assertThat(accepts("a".repeat(64))).isTrue();
        assertThat(accepts("a".repeat(65))).isFalse();
        assertThat(Forms.number("A-9999-1", 2, 6)).isEqualTo(9999);
    }

    private static boolean accepts(String account) {
        try {
            return new AccountId(account).value().equals(account);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String changed(Random random, String text) {
        StringBuilder changed = new StringBuilder(text);
        String characters = "0123456789abcdefgzAZ-/ \u0660é";
        for (int change = random.nextInt(3); change > 0 && !changed.isEmpty(); change--) {
            int at = random.nextInt(changed.length());
            char c = characters.charAt(random.nextInt(characters.length()));
            switch (random.nextInt(3)) {
                case 0 -> changed.setCharAt(at, c);
                case 1 -> changed.insert(at, c);
                default -> changed.deleteCharAt(at);
            }
        }
        return changed.toString();
    }
}
