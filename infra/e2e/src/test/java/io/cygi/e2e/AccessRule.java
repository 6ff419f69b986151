package io.cygi.e2e;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The roles that may call an operation. The first rule that fits an operation holds for it.
 *
 * @param operations a regular expression for method and path template
 * @param roles the roles that may call it, empty if everybody may without a token
 * @param owned whether the operation is about a thing of one account, which does not exist for another one
 */
record AccessRule(Pattern operations, Set<Role> roles, boolean owned) {

    /** The roles of accounts. */
    enum Role {
        FAN,
        ORGANIZER,
        ADMIN
    }

    private static final String CONCERT = "/api/v1/concerts/\\{concertId}";

    private static final List<AccessRule> ALL = List.of(
            open("GET /api/v1/concerts"),
            open("GET " + CONCERT + "(/(plan|seats|seats/stream|poster|waiting-room/lobby|waiting-room/lobby/list))?"),
            open("GET /api/v1/demo/constant"),
            open("GET /api/v1/time"),
            open("POST /api/v1/demo/(tokens|concerts)"),
            open("GET /api/v1/top-ups/\\{topUpId}/(approved|cancelled|failed)"),
            of("GET " + CONCERT + "/me", Role.FAN),
            of("POST " + CONCERT + "/(reservations|waiting-room/(tickets|challenges))", Role.FAN),
            owned("GET /api/v1/reservations/\\{reservationId}", Role.FAN, Role.ADMIN),
            owned("[A-Z]+ /api/v1/reservations/\\{reservationId}(/(payment|cancellation|hold-extension))?", Role.FAN),
            owned("[A-Z]+ /api/v1/waiting-room/tickets/\\{ticket}(/stream)?", Role.FAN),
            owned("[A-Z]+ /api/v1/me/wallet/top-ups/.*", Role.FAN),
            of("[A-Z]+ /api/v1/me/wallet/top-ups", Role.FAN),
            of("[A-Z]+ /api/v1/me(/.*)?", Role.FAN, Role.ORGANIZER, Role.ADMIN),
            owned("[A-Z]+ /api/v1/organizer/.*\\{.*", Role.ORGANIZER, Role.ADMIN),
            of("[A-Z]+ /api/v1/organizer/.*", Role.ORGANIZER, Role.ADMIN),
            of("[A-Z]+ /api/v1/admin/.*", Role.ADMIN));

    private static AccessRule open(String operations) {
        return new AccessRule(Pattern.compile(operations), Set.of(), false);
    }

    private static AccessRule of(String operations, Role... roles) {
        return new AccessRule(Pattern.compile(operations), EnumSet.copyOf(List.of(roles)), false);
    }

    private static AccessRule owned(String operations, Role... roles) {
        return new AccessRule(Pattern.compile(operations), EnumSet.copyOf(List.of(roles)), true);
    }

    /** {@return the rule of an operation; empty if there is none} */
    static Optional<AccessRule> of(Operation operation) {
        return ALL.stream()
                .filter(rule -> rule.operations.matcher(operation.toString()).matches())
                .findFirst();
    }

    /** {@return whether everybody may call the operation without a token} */
    boolean open() {
        return roles.isEmpty();
    }
}
