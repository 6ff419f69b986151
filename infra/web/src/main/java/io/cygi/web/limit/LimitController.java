package io.cygi.web.limit;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins how much of each limit is used. */
@RestController
class LimitController {

    private final Limits limits;

    LimitController(Limits limits) {
        this.limits = limits;
    }

    /** The list of limits. @param items one item for each limit */
    record LimitList(List<LimitUse> items) {}

    @GetMapping("/api/v1/admin/limits")
    LimitList limits() {
        return new LimitList(limits.use());
    }
}
