package io.cygi.gateway.account.store;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Role;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** An account as a row. It is the only place of the account's personal data. */
@Entity
@Table(name = "account")
public class AccountRow {

    /** The provider of erased accounts; their subject is their identifier. */
    public static final String ERASED_PROVIDER = "erased";

    /** The precision of the time of the last login. */
    private static final Duration LAST_SEEN_STEP = Duration.ofMinutes(1);

    private static final int ACCOUNTS_PER_QUERY = 100;

    @Id
    @Column(name = "account_id")
    private String accountId;

    private String provider;
    private String subject;
    private String nickname;
    private @Nullable String email;

    @Enumerated(EnumType.STRING)
    private AccountState state;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    @BatchSize(size = ACCOUNTS_PER_QUERY)
    private Set<Role> roles = new HashSet<>();

    @Column(name = "created_ms")
    @Convert(converter = EpochMillis.class)
    private Instant createdAt;

    @Column(name = "last_seen_ms")
    @Convert(converter = EpochMillis.class)
    private Instant lastSeenAt;

    @Column(name = "access_ended_ms")
    private @Nullable Long accessEndedMillis;

    @Column(name = "access_changed_ms")
    private @Nullable Long accessChangedMillis;

    @Column(name = "wallet_opened")
    private boolean walletOpened;

    /** Creates an empty row for JPA. Accounts are opened by {@link AccountOpener}. */
    protected AccountRow() {}

    /** {@return the account's identifier} */
    public AccountId accountId() {
        return new AccountId(accountId);
    }

    /** {@return the account's state} */
    public AccountState state() {
        return state;
    }

    /** {@return the account's roles} */
    public Set<Role> roles() {
        return roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles);
    }

    /** {@return whether the account's wallet is known to be open} */
    public boolean walletOpened() {
        return walletOpened;
    }

    /** Notes that the account's wallet is open. */
    public void markWalletOpened() {
        walletOpened = true;
    }

    /** {@return whether a login with this profile changes stored data} */
    public boolean differs(Profile profile, Instant now) {
        return !profile.nicknameOr(nickname).equals(nickname)
                || !Objects.equals(profile.email(), email)
                || !lastSeenAt.plus(LAST_SEEN_STEP).isAfter(now);
    }

    /** Stores the profile that the provider sends at a login. */
    public void seen(Profile profile, Instant now) {
        nickname = profile.nicknameOr(nickname);
        email = profile.email();
        lastSeenAt = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** {@return whether the account belongs to this identity} */
    public boolean belongsTo(Profile profile) {
        return provider.equals(profile.provider()) && subject.equals(profile.subject());
    }

    /** Adds a role. Tokens and sessions from before stay valid, without the role. */
    public void grant(Role role) {
        roles.add(role);
    }

    /** Replaces the roles and ends the access that was given with the old ones. */
    public void changeRoles(Set<Role> changed, Instant now) {
        roles.clear();
        roles.addAll(changed);
        endAccess(now);
    }

    /** Changes the state and ends all access from before. */
    public void become(AccountState next, Instant now) {
        state = next;
        endAccess(now);
    }

    /** Removes all personal data. From now on another account may have the same identity. */
    public void erase(Instant now) {
        provider = ERASED_PROVIDER;
        subject = accountId;
        nickname = ERASED_PROVIDER;
        email = null;
        roles.clear();
        become(AccountState.ERASED, now);
    }

    /** Ends the access. The time of the change grows even if clocks go back. */
    private void endAccess(Instant now) {
        long millis = now.toEpochMilli();
        long before = accessChangedMillis == null ? Long.MIN_VALUE : accessChangedMillis;
        accessChangedMillis = Math.max(millis, before + 1);
        accessEndedMillis = accessChangedMillis;
    }

    /** {@return whether the access was last changed before a time} */
    public boolean changedBefore(Instant time) {
        return accessChangedMillis == null || accessChangedMillis < time.toEpochMilli();
    }

    /** {@return the last change of access, null if there was none} */
    public @Nullable AccessChange accessChange() {
        return accessEndedMillis == null || accessChangedMillis == null
                ? null
                : new AccessChange(accountId(), state, accessEndedMillis, accessChangedMillis);
    }

    /** {@return the account as other packages see it} */
    public Account account() {
        return new Account(
                accountId(), provider, subject, nickname, email, roles(), state.status(), createdAt, lastSeenAt);
    }
}
