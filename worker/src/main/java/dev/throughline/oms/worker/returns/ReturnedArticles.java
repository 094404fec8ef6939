package dev.throughline.oms.worker.returns;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.FulfillmentStatus;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.order.OrderBook.OrderRecord;
import dev.throughline.oms.api.model.CreateReturnRequest;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which article comes back: what was ordered, or what took its place. */
@Component
class ReturnedArticles {
    private final Fulfillments fulfillments;
    private final Catalog catalog;

    ReturnedArticles(Fulfillments fulfillments, Catalog catalog) {
        this.fulfillments = fulfillments;
        this.catalog = catalog;
    }

    /** By line; throws a problem where that is not known. */
    Map<Integer, Sku> of(OrderRecord order, CreateReturnRequest body) {
        var ordered = new TreeMap<Integer, Sku>();
        order.checkout().lines().forEach(line -> ordered.put(line.line(), line.sku()));
        var given = given(order);
        var articles = new TreeMap<Integer, Sku>();
        for (int i = 0; i < body.getLines().size(); i++) {
            int line = body.getLines().get(i).getLine();
            var sku = ordered.get(line);
            if (sku == null) {
                throw new ProblemException(
                        ProblemType.NOT_RETURNABLE,
                        "Nothing was taken",
                        List.of(Fields.error("lines[" + i + "].line", "must be a line of the order", "unknown-line")));
            }
            var article = article(
                    "lines[" + i + "].sku", body.getLines().get(i).getSku(), given.getOrDefault(line, Set.of(sku)));
            if (!articles.getOrDefault(line, article).equals(article)) {
                throw ProblemException.ofField(
                        ProblemType.UNPROCESSABLE, "lines[" + i + "].sku", "must be one article per line and return");
            }
            articles.put(line, article);
        }
        return articles;
    }

    private Sku article(String field, @Nullable String said, Set<Sku> given) {
        var sku = said == null
                ? null
                : catalog.find(said).map(product -> product.sku()).orElse(null);
        if (said == null && given.size() == 1) {
            return given.iterator().next();
        }
        if (sku == null || !given.contains(sku)) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, field, "must be what the customer was given: one of " + given);
        }
        return sku;
    }

    /** Of lines that fulfillment orders served; a till sale has none. */
    private Map<Integer, Set<Sku>> given(OrderRecord order) {
        var given = new TreeMap<Integer, Set<Sku>>();
        fulfillments.ofOrder(order.id()).stream()
                .flatMap(work -> work.lines().stream().filter(line -> isWithCustomer(work, line)))
                .forEach(line ->
                        given.computeIfAbsent(line.line(), _ -> new TreeSet<>()).add(line.sku()));
        return given;
    }

    private static boolean isWithCustomer(FulfillmentOrderRecord work, FulfillmentOrderRecord.Line line) {
        return work.status() == FulfillmentStatus.DELIVERED
                || work.status() == FulfillmentStatus.COLLECTED
                || line.collected() > 0;
    }
}
