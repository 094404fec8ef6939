package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.order.ReturnClaim;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ReturnId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of returns that were taken. */
@Component
class ReturnRows implements Returns {
    private final JdbcClient jdbc;

    ReturnRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ReturnClaim claim, Money refund) {
        var lines = DispositionSplit.of(claim);
        jdbc.sql("""
                        WITH taken AS (
                            INSERT INTO ordering.order_return
                                (rma, order_id, location_id, status, refund_minor, currency, reason, received_at)
                            VALUES (:rma, :order, :location, 'RECEIVED', :refund, :currency, :reason, :at)
                            RETURNING rma)
                        INSERT INTO ordering.return_line (rma, line, disposition, sku, quantity)
                        SELECT taken.rma, l.* FROM taken, unnest(:lines, :dispositions, :skus, :quantities) AS l""")
                .param("rma", claim.rma().value())
                .param("order", claim.order().value())
                .param("location", claim.location().value())
                .param("refund", refund.amountMinor())
                .param("currency", refund.currency())
                .param("reason", claim.reason())
                .param("at", SqlTime.of(claim.at()))
                .param("lines", lines.stream().map(l -> l.units().line()).toArray(Integer[]::new))
                .param(
                        "dispositions",
                        lines.stream().map(l -> l.disposition().name()).toArray(String[]::new))
                .param("skus", lines.stream().map(l -> l.units().sku().value()).toArray(String[]::new))
                .param(
                        "quantities",
                        lines.stream().map(l -> l.units().quantity()).toArray(Integer[]::new))
                .update();
    }

    /** Notes how the money went; empty when the refund is not a return's. */
    Optional<ReturnId> mark(OrderId order, String refundStep, Status status) {
        return jdbc.sql("""
                        UPDATE ordering.order_return SET status = :status
                        WHERE order_id = :order AND 'return/' || rma = :step
                        RETURNING rma""")
                .param("status", status.name())
                .param("step", refundStep)
                .param("order", order.value())
                .query((row, i) -> new ReturnId(row.getString("rma")))
                .optional();
    }

    @Override
    public Optional<ReturnRecord> find(ReturnId rma) {
        return jdbc.sql("SELECT * FROM ordering.order_return WHERE rma = :rma")
                .param("rma", rma.value())
                .query((row, i) -> record(row))
                .optional();
    }

    @Override
    public List<ReturnRecord> ofOrder(OrderId order) {
        return jdbc.sql("SELECT * FROM ordering.order_return WHERE order_id = :order ORDER BY received_at, rma")
                .param("order", order.value())
                .query((row, i) -> record(row))
                .list();
    }

    private ReturnRecord record(ResultSet row) throws SQLException {
        var rma = row.getString("rma");
        return new ReturnRecord(
                new ReturnId(rma),
                new OrderId(row.getString("order_id")),
                new LocationId(row.getString("location_id")),
                Status.valueOf(row.getString("status")),
                new Money(row.getLong("refund_minor"), row.getString("currency")),
                row.getString("reason"),
                SqlTime.read(row, "received_at"),
                lines(rma));
    }

    private List<Line> lines(String rma) {
        return jdbc.sql("SELECT * FROM ordering.return_line WHERE rma = :rma ORDER BY line, disposition DESC")
                .param("rma", rma)
                .query((row, i) -> new Line(
                        new OrderedUnits(row.getInt("line"), new Sku(row.getString("sku")), row.getInt("quantity")),
                        Disposition.valueOf(row.getString("disposition"))))
                .list();
    }
}
