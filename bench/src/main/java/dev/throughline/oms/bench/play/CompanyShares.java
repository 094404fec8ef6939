package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.Places.Site;
import dev.throughline.oms.client.model.AllocationEntry;
import dev.throughline.oms.client.model.AllocationPlace;
import dev.throughline.oms.client.model.AllocationRelease;
import dev.throughline.oms.client.model.AllocationRequest;
import dev.throughline.oms.client.model.Availability;
import dev.throughline.oms.client.model.AvailabilityRule;
import dev.throughline.oms.client.model.ChannelAllocation;
import java.time.Duration;
import java.util.List;

/** Units guaranteed to one channel, what another one shows meanwhile, and their release. */
final class CompanyShares {
    private static final int OPENING = 10;
    private static final int SHARE = 7;
    private static final int LOW = 5;

    private final CompanyDesk desk;

    CompanyShares(CompanyDesk desk) {
        this.desk = desk;
    }

    void play(Site warehouse, String sku) throws InterruptedException {
        desk.stock(sku, warehouse, OPENING);
        desk.oms()
                .call(() -> desk.oms()
                        .availability
                        .putAvailabilityRule(new AvailabilityRule()
                                .channel("web")
                                .skuPrefix(sku)
                                .lowStock(LOW)));
        AllocationRequest request = new AllocationRequest()
                .document(desk.key("share"))
                .channel("marketplace")
                .releaseAt(desk.context().startedAt().plus(Duration.ofDays(30)))
                .reason("a promotion of the marketplace")
                .entries(List.of(
                        new AllocationEntry().sku(sku).location(warehouse.id()).units(SHARE)));
        ChannelAllocation share = desk.oms()
                .call(() -> desk.oms().allocations.allocateUnits(request))
                .getAllocations()
                .getFirst();
        String meanwhile = shown(sku);
        AllocationRelease release = new AllocationRelease()
                .channel("marketplace")
                .reason("the promotion is over")
                .entries(List.of(new AllocationPlace().sku(sku).location(warehouse.id())));
        ChannelAllocation over = desk.oms()
                .call(() -> desk.oms().allocations.releaseAllocations(release))
                .getAllocations()
                .getFirst();
        desk.tell(
                "allocation",
                "%s: %d of %d %s at %s for the marketplace, the web shows %s; %s, %d freed, the web shows %s"
                        .formatted(
                                share.getDocument(),
                                share.getGranted(),
                                OPENING,
                                sku,
                                warehouse.id(),
                                meanwhile,
                                over.getStatus(),
                                over.getFreed(),
                                shown(sku)));
    }

    private String shown(String sku) throws InterruptedException {
        Availability web = desk.oms()
                .call(() -> desk.oms()
                        .availability
                        .getAvailability(List.of(sku), "web", null, null, null, null, null, null))
                .getAvailability()
                .getFirst();
        return web.getShown() + (web.getLeft() == null ? "" : " (only " + web.getLeft() + " left)");
    }
}
