package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.ChannelAllocations;
import dev.throughline.oms.activities.inventory.ChannelAllocations.After;
import dev.throughline.oms.activities.inventory.ChannelAllocations.Line;
import dev.throughline.oms.activities.inventory.ChannelAllocations.Place;
import dev.throughline.oms.activities.inventory.ChannelAllocations.Query;
import dev.throughline.oms.activities.inventory.ChannelAllocations.Request;
import dev.throughline.oms.api.AllocationsApi;
import dev.throughline.oms.api.model.AllocationEntry;
import dev.throughline.oms.api.model.AllocationPage;
import dev.throughline.oms.api.model.AllocationPlace;
import dev.throughline.oms.api.model.AllocationRelease;
import dev.throughline.oms.api.model.AllocationRequest;
import dev.throughline.oms.api.model.ChannelAllocation;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class AllocationsController implements AllocationsApi {
    private final ChannelAllocations allocations;
    private final Channels channels;
    private final Places places;
    private final Clock clock;

    AllocationsController(ChannelAllocations allocations, Channels channels, Places places, Clock clock) {
        this.allocations = allocations;
        this.channels = channels;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<AllocationPage> allocateUnits(AllocationRequest request) {
        if (!request.getReleaseAt().isAfter(clock.instant())) {
            throw ProblemException.ofField(ProblemType.UNPROCESSABLE, "release_at", "must be in the future");
        }
        var channel = channel(request.getChannel());
        var entries = request.getEntries();
        for (int i = 0; i < entries.size(); i++) {
            requireOneFigure(i, entries.get(i));
        }
        var asked = places(
                entries.stream().map(AllocationEntry::getSku).toList(),
                entries.stream().map(AllocationEntry::getLocation).toList());
        var lines = IntStream.range(0, asked.size())
                .mapToObj(i -> new Line(
                        asked.get(i), entries.get(i).getUnits(), entries.get(i).getPercent()))
                .toList();
        return page(allocations.allocate(new Request(
                request.getDocument(),
                channel,
                request.getReleaseAt(),
                Caller.current().actor(),
                request.getReason(),
                lines)));
    }

    private static void requireOneFigure(int index, AllocationEntry entry) {
        if ((entry.getUnits() == null) == (entry.getPercent() == null)) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE,
                    "entries[" + index + "].units",
                    "must be there, or percent, but not both");
        }
    }

    @Override
    public ResponseEntity<AllocationPage> releaseAllocations(AllocationRelease release) {
        var entries = release.getEntries();
        var named = places(
                entries.stream().map(AllocationPlace::getSku).toList(),
                entries.stream().map(AllocationPlace::getLocation).toList());
        return page(allocations.release(
                channel(release.getChannel()), named, Caller.current().actor(), release.getReason()));
    }

    private ChannelId channel(String text) {
        return channels.find(Fields.parse("channel", text, ChannelId::new))
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.UNKNOWN_CHANNEL, "channel", "must be a channel of the registry"))
                .id();
    }

    /** Each once: two entries for one would be two answers. */
    private List<Place> places(List<String> codes, List<String> locations) {
        var skus = places.skus("entries", codes);
        var named = IntStream.range(0, skus.size())
                .mapToObj(i -> new Place(skus.get(i), places.location("entries[" + i + "].location", locations.get(i))))
                .toList();
        if (Set.copyOf(named).size() < named.size()) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "entries", "must have each SKU and location once, whatever its code");
        }
        return named;
    }

    @Override
    public ResponseEntity<AllocationPage> listAllocations(
            Integer limit,
            @Nullable String cursor,
            @Nullable String channel,
            @Nullable String location,
            @Nullable String sku,
            Boolean live) {
        var found = allocations.page(new Query(
                Fields.parseIfGiven("channel", channel, ChannelId::new),
                Fields.parseIfGiven("location", location, LocationId::new),
                Fields.parseIfGiven("sku", sku, Sku::new),
                live,
                Cursors.read(
                        cursor,
                        3,
                        key -> new After(new Sku(key.get(0)), new LocationId(key.get(1)), new ChannelId(key.get(2)))),
                limit + 1));
        var shown = found.stream().limit(limit).toList();
        var page = Objects.requireNonNull(page(shown).getBody());
        if (found.size() > limit) {
            var last = shown.getLast();
            page.nextCursor(Cursors.after(last.sku(), last.location(), last.channel()));
        }
        return ResponseEntity.ok(page);
    }

    private static ResponseEntity<AllocationPage> page(
            List<dev.throughline.oms.activities.inventory.ChannelAllocation> rows) {
        return ResponseEntity.ok(new AllocationPage(rows.stream()
                .map(row -> new ChannelAllocation(
                        row.sku().value(),
                        row.location().value(),
                        row.channel().value(),
                        row.document(),
                        ChannelAllocation.StatusEnum.valueOf(row.status().name()),
                        row.asked(),
                        row.granted(),
                        row.used(),
                        row.remaining(),
                        row.taken(),
                        row.freed(),
                        row.releaseAt()))
                .toList()));
    }
}
