package dev.throughline.oms.worker.feeds;

import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.StockFeeds;
import dev.throughline.oms.activities.inventory.StockFeeds.Feed;
import dev.throughline.oms.activities.inventory.StockFeeds.Finished;
import dev.throughline.oms.activities.inventory.StockFeeds.Kind;
import dev.throughline.oms.api.FeedsApi;
import dev.throughline.oms.api.model.StockFeedBadLine;
import dev.throughline.oms.api.model.StockFeedResult;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

@ApiController
class FeedsController implements FeedsApi {
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final StockFeedDesk desk;
    private final StockFeeds feeds;
    private final Inventory inventory;
    private final Clock clock;

    FeedsController(StockFeedDesk desk, StockFeeds feeds, Inventory inventory, Clock clock) {
        this.desk = desk;
        this.feeds = feeds;
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<StockFeedResult> postFullStockFeed(String feedId, Instant asOf, Resource file) {
        if (asOf.isAfter(clock.instant().plus(CLOCK_DIFFERENCE))) {
            throw ProblemException.ofField(ProblemType.INVALID_REQUEST, "as_of", "must not be in the future");
        }
        return take(feedId, new Feed(id(feedId), Kind.FULL, asOf.truncatedTo(ChronoUnit.MICROS)), file);
    }

    @Override
    public ResponseEntity<StockFeedResult> postStockDeltas(String feedId, Resource file) {
        return take(feedId, new Feed(id(feedId), Kind.DELTA, null), file);
    }

    private ResponseEntity<StockFeedResult> take(String name, Feed feed, Resource file) {
        return ResponseEntity.ok(
                wire(name, desk.take(feed, file, Caller.current().actor())));
    }

    @Override
    public ResponseEntity<StockFeedResult> getStockFeed(String feedId) {
        return feeds.find(id(feedId))
                .map(finished -> ResponseEntity.ok(wire(feedId, finished)))
                .orElseThrow(() -> ProblemException.notFound("finished feed of this client with this id"));
    }

    @Override
    public ResponseEntity<Resource> exportStock(@Nullable String location) {
        var only = Fields.parseIfGiven("location", location, LocationId::new);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv"))
                .header("Content-Disposition", "attachment; filename=\"stock.csv\"")
                .body(new InputStreamResource(() -> new StockExport(inventory, only)));
    }

    /** A client's own name for its file: clients never meet each other's. */
    private static String id(String name) {
        return RequestKeys.id("fed_", Caller.current().client(), name);
    }

    private static StockFeedResult wire(String name, Finished finished) {
        var result = finished.result();
        return new StockFeedResult(
                        name,
                        StockFeedResult.KindEnum.valueOf(finished.feed().kind().name()),
                        result.lines(),
                        result.changed(),
                        result.unnamed(),
                        result.badLines(),
                        result.bad().stream()
                                .map(bad -> new StockFeedBadLine(bad.line(), bad.detail()))
                                .toList())
                .asOf(finished.feed().asOf());
    }
}
