package io.cygi.gateway.authorization;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.AccessEndedListener;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.AccountAccess;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.session.Sessions;
import io.cygi.gateway.session.cookie.SessionCookies;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Keeps accounts in memory, and logs them in without a provider. */
@TestConfiguration(proxyBeanMethods = false)
public class TestAccounts {

    /** Path of the login; the parameter {@code account} names the account. */
    static final String LOGIN = "/test-login";

    /** Order of the filter: before the security filters. */
    private static final int BEFORE_SECURITY = -101;

    @Bean
    @Primary
    MemoryAccounts memoryAccounts(ObjectProvider<AccessEndedListener> listeners) {
        return new MemoryAccounts(listeners);
    }

    @Bean
    @Primary
    Lines testAuditLines() {
        return new Lines();
    }

    @Bean
    FilterRegistrationBean<Filter> testLogin(Sessions sessions, SessionCookies cookies) {
        Filter filter = (request, response, chain) -> {
            AccountId account = new AccountId(request.getParameter("account"));
            HttpServletResponse answer = (HttpServletResponse) response;
            cookies.writeSession((HttpServletRequest) request, answer, sessions.begin(account, "test"));
            answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
        };
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(BEFORE_SECURITY);
        registration.addUrlPatterns(LOGIN);
        return registration;
    }

    /** Keeps audit lines in memory. */
    public static final class Lines implements AuditLog {

        private final List<AuditEntry> written = new CopyOnWriteArrayList<>();

        @Override
        public void write(AuditEntry entry) {
            written.add(entry);
        }

        /** {@return the lines so far} */
        public List<AuditEntry> written() {
            return List.copyOf(written);
        }
    }

    /** Keeps accounts in memory. */
    public static final class MemoryAccounts implements Accounts, AccountAccess {

        private final Map<AccountId, Account> accounts = new ConcurrentHashMap<>();
        private final Map<AccountId, Instant> ended = new ConcurrentHashMap<>();
        private final ObjectProvider<AccessEndedListener> listeners;

        MemoryAccounts(ObjectProvider<AccessEndedListener> listeners) {
            this.listeners = listeners;
        }

        /** {@return a new account} @param roles its roles */
        public AccountId open(Role... roles) {
            AccountId id = new AccountId("a-" + UUID.randomUUID());
            put(id, Set.of(roles), Account.Status.ACTIVE);
            return id;
        }

        /** Changes the roles of an account and ends its access from before. */
        public void change(AccountId id, Role... roles) {
            put(id, Set.of(roles), Account.Status.ACTIVE);
        }

        /** Locks an account and ends its access. */
        public void lock(AccountId id) {
            put(id, accounts.get(id).roles(), Account.Status.LOCKED);
            ended.put(id, Instant.now());
            listeners.forEach(listener -> listener.accessEnded(id));
        }

        /** Locks an account without ending its access, like a process that dies in between. */
        public void lockSilently(AccountId id) {
            put(id, accounts.get(id).roles(), Account.Status.LOCKED);
        }

        private void put(AccountId id, Set<Role> roles, Account.Status status) {
            Instant now = Instant.now();
            accounts.put(
                    id,
                    new Account(id, "test", id.value(), "Nick " + id, id + "@mail.example", roles, status, now, now));
        }

        @Override
        public Account signIn(Identity identity) {
            throw new UnsupportedOperationException("tests open accounts by themselves");
        }

        @Override
        public Optional<Account> find(AccountId accountId) {
            return Optional.ofNullable(accounts.get(accountId));
        }

        @Override
        public Optional<Account> hold(AccountId accountId) {
            return find(accountId);
        }

        @Override
        public boolean fresh() {
            return true;
        }

        @Override
        public boolean counts(AccountId accountId, Instant issuedAt) {
            Instant end = ended.get(accountId);
            return end == null || issuedAt.isAfter(end);
        }
    }
}
