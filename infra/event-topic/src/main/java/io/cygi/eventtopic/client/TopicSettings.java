package io.cygi.eventtopic.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/** The settings that the topic of events needs to be kept for ever. A new topic gets them, and an existing one must have them. */
final class TopicSettings {

    private static final String KEPT = "-1";
    private static final short OF_CLUSTER = -1;

    private final EventsProperties properties;

    TopicSettings(EventsProperties properties) {
        this.properties = properties;
    }

    NewTopic newTopic() {
        return new NewTopic(properties.topic(), properties.partitions(), properties.replication()).configs(needed());
    }

    private Map<String, String> needed() {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        needed.put(TopicConfig.RETENTION_MS_CONFIG, KEPT);
        needed.put(TopicConfig.RETENTION_BYTES_CONFIG, KEPT);
        // The time of a record is that of its event, however long ago that was, and whatever the broker's clock.
        needed.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        needed.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        needed.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        needed.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(properties.recordBytesMax()));
        Integer min = properties.minInSyncReplicas();
        if (min != null) {
            needed.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(min));
        }
        return needed;
    }

    /** Checks a topic. @param topic its description @param found its settings @throws TopicMismatchException if a setting differs */
    void require(TopicDescription topic, Config found) {
        requireEqual(
                "cygi.events.partitions",
                Integer.toString(topic.partitions().size()),
                Integer.toString(properties.partitions()));
        if (properties.replication() != OF_CLUSTER) {
            topic.partitions()
                    .forEach(partition -> requireEqual(
                            "replication factor",
                            Integer.toString(partition.replicas().size()),
                            Short.toString(properties.replication())));
        }
        needed().forEach((setting, value) -> {
            ConfigEntry entry = found.get(setting);
            String has = entry == null ? "nothing" : entry.value();
            if (setting.equals(TopicConfig.MAX_MESSAGE_BYTES_CONFIG) && entry != null) {
                requireAtLeast(setting, has, value);
            } else {
                requireEqual(setting, has, value);
            }
        });
    }

    private void requireAtLeast(String setting, String found, String needed) {
        if (Long.parseLong(found) < Long.parseLong(needed)) {
            throw wrong(setting, found, "at least " + needed);
        }
    }

    private void requireEqual(String setting, String found, String needed) {
        if (!found.equals(needed)) {
            throw wrong(setting, found, needed);
        }
    }

    private TopicMismatchException wrong(String setting, String found, String needed) {
        return new TopicMismatchException(
                "The topic " + properties.topic() + " has " + found + " as " + setting + ", and needs " + needed + ".");
    }
}
