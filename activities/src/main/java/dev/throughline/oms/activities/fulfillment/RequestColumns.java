package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest.Request;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A request as arrays, a column each, so that one statement writes any number of fulfillment orders and lines. */
record RequestColumns(FulfillmentRequest request) {
    StatementSpec bind(StatementSpec statement) {
        var promisedBy = request.promisedBy();
        return statement
                .param("order", request.order().value())
                .param("promisedBy", promisedBy == null ? null : SqlTime.of(promisedBy), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ids", requests(r -> r.id().value()))
                .param("locations", requests(r -> r.location().value()))
                .param("methods", requests(r -> r.method().name()))
                .param(
                        "pickups",
                        requests(r -> r.pickupLocation() == null
                                ? null
                                : r.pickupLocation().value()))
                .param(
                        "replaced",
                        requests(r -> r.replaces() == null ? null : r.replaces().value()))
                .param("dues", requests(r -> r.dueBy().toString()))
                .param(
                        "accepts",
                        requests(r -> r.acceptBy() == null ? null : r.acceptBy().toString()))
                .param("lineIds", lines((r, u) -> r.id().value()).toArray(String[]::new))
                .param("lines", lines((r, u) -> u.line()).toArray(Integer[]::new))
                .param("skus", lines((r, u) -> u.sku().value()).toArray(String[]::new))
                .param("quantities", lines((r, u) -> u.quantity()).toArray(Integer[]::new));
    }

    private @Nullable String[] requests(Function<Request, @Nullable String> column) {
        return request.requests().stream().map(column).toArray(String[]::new);
    }

    private <T> List<T> lines(LineColumn<T> column) {
        return request.requests().stream()
                .flatMap(r -> r.lines().stream().map(u -> column.of(r, u)))
                .toList();
    }

    private interface LineColumn<T> {
        T of(Request request, OrderedUnits units);
    }
}
