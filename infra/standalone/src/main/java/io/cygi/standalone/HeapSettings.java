package io.cygi.standalone;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives memory back that a burst of requests needed. A jar cannot bring command line options along, but these may be
 * changed in a running virtual machine; whoever sets them on the command line keeps what was set.
 */
final class HeapSettings {

    private static final Logger LOG = LoggerFactory.getLogger(HeapSettings.class);

    /** A collection after ten idle seconds, and a heap of at most the half again of what is in use. */
    private static final Map<String, String> OPTIONS =
            Map.of("MinHeapFreeRatio", "10", "MaxHeapFreeRatio", "30", "G1PeriodicGCInterval", "10000");

    private HeapSettings() {}

    static void apply() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine != null) {
            OPTIONS.forEach((name, value) -> apply(machine, name, value));
        }
    }

    private static void apply(HotSpotDiagnosticMXBean machine, String name, String value) {
        try {
            if (machine.getVMOption(name).getOrigin() == VMOption.Origin.DEFAULT) {
                machine.setVMOption(name, value);
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("This virtual machine does not know {}", name, e);
        }
    }
}
