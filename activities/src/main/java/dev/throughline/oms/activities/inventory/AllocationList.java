package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.ChannelAllocations.Query;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pages of allocations. */
@Component
class AllocationList {
    private final JdbcClient jdbc;

    AllocationList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ChannelAllocation> page(Query query) {
        var channel = query.channel();
        var location = query.location();
        var sku = query.sku();
        var after = query.after();
        return jdbc.sql("SELECT * FROM inventory.allocation WHERE true"
                        + (channel == null ? "" : " AND channel_id = :channel")
                        + (location == null ? "" : " AND location_id = :location")
                        + (sku == null ? "" : " AND sku = :sku")
                        + (query.liveOnly() ? " AND status = 'LIVE'" : "")
                        + (after == null
                                ? ""
                                : " AND (sku, location_id, channel_id) > (:afterSku, :afterLocation, :afterChannel)")
                        + " ORDER BY sku, location_id, channel_id LIMIT :limit")
                .param("channel", channel == null ? "" : channel.value())
                .param("location", location == null ? "" : location.value())
                .param("sku", sku == null ? "" : sku.value())
                .param("afterSku", after == null ? "" : after.sku().value())
                .param("afterLocation", after == null ? "" : after.location().value())
                .param("afterChannel", after == null ? "" : after.channel().value())
                .param("limit", query.limit())
                .query((row, _) -> AllocationTable.allocation(row))
                .list();
    }
}
