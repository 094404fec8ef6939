package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.inventory.ReturnedStock;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class InventoryActivitiesImpl implements InventoryActivities {
    private final Releases releases;
    private final Departures departures;
    private final Arrivals arrivals;

    InventoryActivitiesImpl(Releases releases, Departures departures, Arrivals arrivals) {
        this.releases = releases;
        this.departures = departures;
        this.arrivals = arrivals;
    }

    @Override
    public void releaseAll(OrderId order) {
        releases.releaseAll(order);
    }

    @Override
    public void release(StockStep step) {
        releases.release(step);
    }

    @Override
    public void releaseBackorder(StockStep step) {
        releases.releaseBackorder(step);
    }

    @Override
    public void issue(StockStep step) {
        departures.issue(step);
    }

    @Override
    public void recordShortPick(StockStep step) {
        departures.pickShort(step);
    }

    @Override
    public void recordTillSale(StockStep step) {
        departures.sellAtTill(step);
    }

    @Override
    public void receiveUncollected(StockStep step) {
        arrivals.receiveUncollected(step);
    }

    @Override
    public void receiveReturn(ReturnedStock returned) {
        arrivals.receiveReturn(returned);
    }
}
