package io.cygi.gateway.login.page;

import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.login.LoginPagePolicy;
import io.cygi.gateway.login.page.LoginPageController.LoginParts;
import io.cygi.gateway.session.Sessions;
import io.cygi.gateway.session.cookie.CsrfCheck;
import io.cygi.gateway.session.cookie.SessionCookies;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Configures the login pages. */
@Configuration(proxyBeanMethods = false)
@Import(LoginPageController.class)
public class LoginPageConfiguration {

    @Bean
    LoginPages loginPages() {
        return new LoginPages();
    }

    @Bean
    LoginPagePolicy loginPagePolicy(LoginPages pages) {
        return new LoginPagePolicy(pages.policy());
    }

    @Bean
    PageAnswers pageAnswers(LoginPages pages) {
        return new PageAnswers(pages);
    }

    @Bean
    LoginParts loginParts(
            Sessions sessions,
            SessionCookies cookies,
            CsrfCheck csrf,
            AuditLog audit,
            ObjectProvider<QuickLogin> demo) {
        return new LoginParts(sessions, cookies, csrf, audit, Optional.ofNullable(demo.getIfAvailable()));
    }
}
