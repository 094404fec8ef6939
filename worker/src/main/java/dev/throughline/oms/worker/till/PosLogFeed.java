package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.api.model.PosResult;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.LocationId;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Takes the transactions of a POSLog file as it is read, some at a time. */
@Component
class PosLogFeed {
    private static final int CHUNK = 200;
    private static final int MAX_TRANSACTIONS = 10_000;

    private final TillFeed feed;
    private final Locations locations;

    PosLogFeed(TillFeed feed, Locations locations) {
        this.feed = feed;
        this.locations = locations;
    }

    /** @throws ProblemException where the file is broken or too long; what came before is recorded */
    List<PosResult> take(Resource file) {
        var results = new ArrayList<PosResult>();
        var zones = new HashMap<String, ZoneId>();
        var chunk = new ArrayList<Map<String, Object>>();
        try (var in = file.getInputStream();
                var log = new PosLogReader(in)) {
            for (var node = log.next(); node != null; node = log.next()) {
                if (results.size() + chunk.size() >= MAX_TRANSACTIONS) {
                    throw new PosLogException("a file has at most " + MAX_TRANSACTIONS + " transactions");
                }
                PosLogTransaction.read(node, store -> zones.computeIfAbsent(store, this::zone))
                        .ifPresent(chunk::add);
                if (chunk.size() == CHUNK) {
                    results.addAll(feed.take(chunk));
                    chunk.clear();
                }
            }
        } catch (PosLogException e) {
            results.addAll(feed.take(chunk));
            throw new ProblemException(
                    ProblemType.MALFORMED_FILE,
                    e.getMessage() + "; " + results.size() + " transactions before it were taken");
        } catch (IOException e) {
            throw new ProblemException(ProblemType.MALFORMED_FILE, "The file has ended before its end; send it again");
        }
        results.addAll(feed.take(chunk));
        return results;
    }

    private ZoneId zone(String store) {
        return store.isBlank()
                ? ZoneOffset.UTC
                : locations.find(new LocationId(store)).map(Location::zone).orElse(ZoneOffset.UTC);
    }
}
