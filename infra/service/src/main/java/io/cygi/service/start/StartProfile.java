package io.cygi.service.start;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Decides whether a process is a demo or in production. With any other profile it would have the checks of neither. */
public final class StartProfile {

    private static final Profiles DEMO = Profiles.of("demo");
    private static final Profiles PRODUCTION = Profiles.of("prod");

    private StartProfile() {}

    /**
     * {@return whether this is a demo, on which anybody may act as anybody}
     *
     * @param environment the settings of the process
     * @throws StartRefusedException if not exactly one of the profiles {@code demo} and {@code prod} is active
     */
    public static boolean demo(Environment environment) {
        boolean demo = environment.acceptsProfiles(DEMO);
        if (demo == environment.acceptsProfiles(PRODUCTION)) {
            throw new StartRefusedException(
                    "Exactly one of the profiles demo and prod has to be active, but the active ones are \""
                            + String.join(",", environment.getActiveProfiles()) + "\".",
                    "Use --spring.profiles.active=prod, or demo for a demo on this machine.");
        }
        return demo;
    }
}
