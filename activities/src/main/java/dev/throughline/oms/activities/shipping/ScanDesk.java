package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.Carrier.Scan;
import dev.throughline.oms.activities.shipping.ParcelNotice.Outcome;
import dev.throughline.oms.workflows.shared.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Applies what a carrier scanned: each scan once, in whatever order they come. */
@Component
class ScanDesk {
    private static final Actor CARRIER = Actor.system("carrier");

    private final ScanTable scans;
    private final ParcelTable parcels;
    private final NoticeTable notices;
    private final ParcelEvents events;
    private final Clock clock;

    ScanDesk(ScanTable scans, ParcelTable parcels, NoticeTable notices, ParcelEvents events, Clock clock) {
        this.scans = scans;
        this.parcels = parcels;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the message was new; one that is known changes nothing. */
    @Transactional
    public boolean receive(String carrier, Carrier.Webhook message) {
        if (!scans.isFirst(carrier, message.id())) {
            return false;
        }
        message.scans().forEach(this::take);
        return true;
    }

    @Transactional
    public void receive(List<Scan> tracked) {
        tracked.forEach(this::take);
    }

    private void take(Scan scan) {
        var found = parcels.tracked(scan.trackingNumber()).orElse(null);
        if (found == null) {
            scans.add(scan, null);
            return;
        }
        parcels.lock(found.fulfillmentOrder());
        if (scans.add(scan, found.id())) {
            advance(scan, found.id());
        }
    }

    /** What came before the label's own answer. */
    @Transactional
    public void applyWaiting(String trackingNumber) {
        parcels.tracked(trackingNumber).ifPresent(found -> {
            parcels.lock(found.fulfillmentOrder());
            scans.place(trackingNumber, found.id()).forEach(scan -> advance(scan, found.id()));
        });
    }

    private void advance(Scan scan, String id) {
        var parcel = parcels.lockOne(id).orElseThrow();
        var now = clock.instant();
        var at = earlier(scan.occurredAt(), now);
        // Cut down to now, what comes later would seem to have happened later.
        boolean isOutdated = scan.occurredAt().isAfter(now) && scans.hasLater(id, scan.occurredAt());
        if (isOutdated || !advances(parcel, scan.status(), at)) {
            return;
        }
        parcels.setStatus(id, scan.status(), at);
        if (isNews(scan.status())) {
            events.tracked(parcel, scan.status(), CARRIER);
        }
        tell(parcel, scan.status());
    }

    /** No clock that is ahead of ours holds up what comes after. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** A status never goes back to what was before it; what is delivered stays so. */
    private static boolean advances(Parcel parcel, ParcelStatus status, Instant at) {
        return switch (parcel.status()) {
            case PROPOSED, PACKED, VOID, DELIVERED -> false;
            case LABELLED, HANDED_OVER -> true;
            case IN_TRANSIT, OUT_FOR_DELIVERY, ATTEMPTED, RETURNED, DAMAGED, LOST ->
                at.isAfter(parcel.statusAt())
                        || (at.equals(parcel.statusAt()) && status.compareTo(parcel.status()) > 0);
        };
    }

    private static boolean isNews(ParcelStatus status) {
        return switch (status) {
            case ATTEMPTED, DELIVERED, RETURNED, DAMAGED, LOST -> true;
            case PROPOSED, PACKED, LABELLED, HANDED_OVER, IN_TRANSIT, OUT_FOR_DELIVERY, VOID -> false;
        };
    }

    private void tell(Parcel before, ParcelStatus now) {
        var work = before.fulfillmentOrder();
        if (before.status() == ParcelStatus.LABELLED) {
            notices.add(work, null, Outcome.IN_TRANSIT);
        }
        if (now == ParcelStatus.LOST) {
            notices.add(work, before.id(), Outcome.LOST);
        } else if (now == ParcelStatus.DAMAGED) {
            notices.add(work, before.id(), Outcome.DAMAGED);
        }
        var arriving = parcels.of(work).stream()
                .map(Parcel::status)
                .filter(status -> !status.isGone())
                .toList();
        if (!arriving.isEmpty() && arriving.stream().allMatch(status -> status == ParcelStatus.DELIVERED)) {
            notices.add(work, null, Outcome.DELIVERED);
        }
    }
}
