package io.cygi.service.start;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Returns memory to the operating system after a burst of requests. A jar cannot contain command line options, so the
 * options are set in the running virtual machine. Options from the command line are kept.
 */
public final class HeapSettings {

    private static final Logger LOG = LoggerFactory.getLogger(HeapSettings.class);

    /**
     * Options of the virtual machine: a collection after ten idle seconds, and a heap at most about half again as large
     * as what is in use.
     */
    private static final Map<String, String> OPTIONS =
            Map.of("MinHeapFreeRatio", "10", "MaxHeapFreeRatio", "30", "G1PeriodicGCInterval", "10000");

    private HeapSettings() {}

    /** Applies the options that the command line leaves alone. */
    public static void apply() {
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
