package dev.throughline.oms.activities.inventory;

import java.util.List;
import org.springframework.stereotype.Component;

@Component
class StoredFacts implements StockFacts {
    private final Counts counts;
    private final Adjustments adjustments;

    StoredFacts(Counts counts, Adjustments adjustments) {
        this.counts = counts;
        this.adjustments = adjustments;
    }

    @Override
    public List<Variance> count(Count count) {
        return counts.count(count);
    }

    @Override
    public int adjust(Adjustment adjustment) {
        return adjustments.adjust(adjustment);
    }
}
