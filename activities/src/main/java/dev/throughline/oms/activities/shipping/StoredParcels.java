package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.NewEvent;
import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class StoredParcels implements Parcels {
    /** Who confirms what nobody has reported in parcels. */
    private static final Actor NOBODY = Actor.system("shipping");

    private final ParcelTable table;
    private final ScanTable scans;
    private final Contents contents;
    private final Events events;

    StoredParcels(ParcelTable table, ScanTable scans, Contents contents, Events events) {
        this.table = table;
        this.scans = scans;
        this.contents = contents;
        this.events = events;
    }

    @Override
    @Transactional
    public Proposal propose(FulfillmentOrderRecord work, List<ParcelContent> reported, Actor actor) {
        var misfit = Contents.misfit(work, reported);
        if (misfit != null) {
            return misfit;
        }
        if (reported.isEmpty() && table.packing(work.id()).isEmpty()) {
            return new Proposal(Outcome.NOTED, null);
        }
        var packing = table.lock(work.id());
        var present = table.of(work.id());
        if (Contents.areSame(present, reported)) {
            return new Proposal(Outcome.NOTED, null);
        }
        if (packing.confirmed()) {
            return new Proposal(reported.isEmpty() ? Outcome.NOTED : Outcome.PACKED_OTHERWISE, null);
        }
        table.decideProposed(work.id(), ParcelStatus.VOID);
        insert(work, packing.generation() + 1, reported);
        table.note(work.id(), packing.generation() + 1, actor);
        return new Proposal(Outcome.NOTED, null);
    }

    private void insert(FulfillmentOrderRecord work, int generation, List<ParcelContent> reported) {
        for (int i = 0; i < reported.size(); i++) {
            table.insert(contents.parcel(work, generation, i + 1, reported.get(i)), generation);
        }
    }

    @Override
    @Transactional
    public List<Parcel> of(FulfillmentOrderRecord work) {
        if (!work.method().isSent()) {
            return List.of();
        }
        return switch (work.status()) {
            case REQUESTED, STARTED, PICKED, CANCELLED -> proposed(work);
            case RELEASED, SHIPPED, DELIVERED, LOST -> confirmed(work);
            // They have come apart; what was never looked at is no longer a parcel.
            case AT_STORE, COLLECTED, NO_SHOW ->
                table.packing(work.id()).filter(Packing::confirmed).isPresent() ? table.of(work.id()) : List.of();
        };
    }

    private List<Parcel> proposed(FulfillmentOrderRecord work) {
        var present = table.of(work.id());
        if (present.isEmpty() || Contents.fits(work, present)) {
            return present;
        }
        var packing = table.lock(work.id());
        if (!packing.confirmed()) {
            table.decideProposed(work.id(), ParcelStatus.VOID);
        }
        return table.of(work.id());
    }

    private List<Parcel> confirmed(FulfillmentOrderRecord work) {
        if (table.packing(work.id()).filter(Packing::confirmed).isEmpty()) {
            confirm(work, table.lock(work.id()));
        }
        return table.of(work.id());
    }

    private void confirm(FulfillmentOrderRecord work, Packing packing) {
        if (packing.confirmed() || work.lines().isEmpty()) {
            return;
        }
        if (!Contents.fits(work, table.of(work.id()))) {
            table.decideProposed(work.id(), ParcelStatus.VOID);
            insert(work, packing.generation() + 1, List.of(everything(work)));
            table.note(work.id(), packing.generation() + 1, packing.actor());
        }
        table.decideProposed(work.id(), ParcelStatus.PACKED);
        table.confirm(work.id());
        append(work.id(), Objects.requireNonNullElse(packing.actor(), NOBODY));
    }

    private void append(FulfillmentOrderId id, Actor actor) {
        var parcels = table.of(id).stream()
                .map(parcel -> Map.of("parcel", parcel.id(), "weight_grams", parcel.weightGrams()))
                .toList();
        events.append(new NewEvent(
                id.order(),
                "shipping/" + id + "/parcels",
                "oms.parcels.packed.v1",
                actor,
                null,
                Map.of("fulfillment_order", id.value(), "parcels", parcels)));
    }

    private static ParcelContent everything(FulfillmentOrderRecord work) {
        return new ParcelContent(
                work.lines().stream()
                        .map(line -> new UnitsOfLine(line.line(), line.quantity()))
                        .toList(),
                null,
                null);
    }

    @Override
    public Optional<Parcel> find(String id) {
        return table.find(id);
    }

    @Override
    public List<Tracked> history(String id) {
        return scans.of(id);
    }
}
