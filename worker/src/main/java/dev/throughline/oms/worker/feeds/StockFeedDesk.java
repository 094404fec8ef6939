package dev.throughline.oms.worker.feeds;

import dev.throughline.oms.activities.inventory.StockFeeds;
import dev.throughline.oms.activities.inventory.StockFeeds.Bad;
import dev.throughline.oms.activities.inventory.StockFeeds.Feed;
import dev.throughline.oms.activities.inventory.StockFeeds.Finished;
import dev.throughline.oms.activities.inventory.StockFeeds.Kind;
import dev.throughline.oms.activities.inventory.StockFeeds.Result;
import dev.throughline.oms.worker.feeds.FeedLines.Raw;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.Actor;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Takes a file of stock as it comes, some thousand lines at a time. */
@Component
class StockFeedDesk {
    private static final int LINES_PER_PART = 5_000;
    private static final int BAD_SHOWN = 1_000;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private final StockFeeds feeds;
    private final FeedLines lines;

    StockFeedDesk(StockFeeds feeds, FeedLines lines) {
        this.feeds = feeds;
        this.lines = lines;
    }

    /** One file on its way. */
    private final class Taking {
        private final Feed feed;
        private final Actor actor;
        private final Optional<Finished> before;
        private final Map<String, Boolean> knownLocations = new HashMap<>();
        private final List<Bad> bad = new ArrayList<>();
        private String fingerprint = "";
        private int parts;
        private long count;
        private long changed;
        private long badCount;

        Taking(Feed feed, Actor actor) {
            this.feed = feed;
            this.actor = actor;
            this.before = feeds.find(feed.id());
        }

        void part(List<Raw> raws) {
            parts++;
            var own = RequestKeys.fingerprint(raws);
            fingerprint = RequestKeys.fingerprint(List.of(fingerprint, own));
            count += raws.size();
            if (before.isPresent()) {
                return;
            }
            var read = lines.read(feed.kind(), parts, own, raws, knownLocations);
            var result = feeds.apply(feed, read, actor).orElseThrow(StockFeedDesk::another);
            changed += result.changed();
            badCount += result.bad().size();
            result.bad().stream().limit(BAD_SHOWN - bad.size()).forEach(bad::add);
        }

        Finished end() {
            if (before.isPresent()) {
                return before.filter(known -> known.fingerprint().equals(fingerprint))
                        .orElseThrow(StockFeedDesk::another);
            }
            return feeds.finish(feed, fingerprint, new Result(count, changed, 0, badCount, bad), actor);
        }
    }

    /** Applies the file once per feed; a repeat answers the first result. */
    Finished take(Feed asked, Resource file, Actor actor) {
        var feed = feeds.open(asked).orElseThrow(StockFeedDesk::another);
        var taking = new Taking(feed, actor);
        try (var guard = new RecordGuard(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8));
                var csv = CSVParser.builder().setReader(guard).setFormat(FORMAT).get()) {
            var columns = columns(feed.kind(), csv);
            var chunk = new ArrayList<Raw>();
            for (var row : csv) {
                guard.next();
                chunk.add(raw(row, csv.getCurrentLineNumber(), columns));
                if (chunk.size() == LINES_PER_PART) {
                    taking.part(chunk);
                    chunk.clear();
                }
            }
            if (!chunk.isEmpty()) {
                taking.part(chunk);
            }
            return taking.end();
        } catch (UncheckedIOException | IOException e) {
            throw malformed(taking.count);
        }
    }

    private static ProblemException malformed(long taken) {
        return new ProblemException(
                ProblemType.MALFORMED_FILE,
                "Must be CSV (RFC 4180) in UTF-8; " + taken + " lines before it were taken; send the whole file again");
    }

    private static ProblemException another() {
        return new ProblemException(
                ProblemType.IDEMPOTENCY_KEY_REUSED, "Send the first file again, or this one under another feed id");
    }

    private static List<String> columns(Kind kind, CSVParser csv) {
        var columns = kind == Kind.FULL
                ? List.of("location", "sku", "on_hand")
                : List.of("location", "sku", "quantity", "line_id", "kind");
        if (!csv.getHeaderNames().containsAll(columns)) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, "The first line must name the columns " + String.join(",", columns));
        }
        return columns;
    }

    private static Raw raw(CSVRecord row, long number, List<String> columns) {
        return new Raw(
                number,
                value(row, "location"),
                value(row, "sku"),
                value(row, columns.get(2)),
                value(row, "reason"),
                value(row, "line_id"),
                value(row, "kind"));
    }

    private static String value(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column) : "";
    }
}
