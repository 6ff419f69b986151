package io.cygi.query.dashboard;

import io.cygi.web.limit.Places;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins the figures of the platform. */
@RestController
class DashboardController {

    private final Dashboard dashboard;
    private final Places audits;

    /** Creates the dashboard controller. @param auditPlaces the places of costly requests of admins */
    DashboardController(Dashboard dashboard, Places auditPlaces) {
        this.dashboard = dashboard;
        this.audits = auditPlaces;
    }

    @GetMapping("/api/v1/admin/dashboard")
    DashboardBody dashboard() {
        return audits.within(dashboard::show);
    }
}
