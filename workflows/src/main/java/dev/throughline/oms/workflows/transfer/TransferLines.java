package dev.throughline.oms.workflows.transfer;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.TreeMap;

/** How many units of each SKU were asked for, left and came in. */
final class TransferLines {
    private static final class Units {
        private int requested;
        private int shipped;
        private int received;
    }

    private final TreeMap<Sku, Units> lines = new TreeMap<>();

    TransferLines(List<TransferUnits> requested) {
        requested.forEach(line -> of(line.sku()).requested += line.units());
    }

    private Units of(Sku sku) {
        return lines.computeIfAbsent(sku, _ -> new Units());
    }

    void ship(List<TransferUnits> units) {
        units.forEach(line -> of(line.sku()).shipped += line.units());
    }

    void receive(List<TransferUnits> units) {
        units.forEach(line -> of(line.sku()).received += line.units());
    }

    boolean knows(Sku sku) {
        return lines.containsKey(sku);
    }

    /** What was shipped and has not come in. */
    List<TransferUnits> missing() {
        return lines.entrySet().stream()
                .filter(line -> line.getValue().shipped > line.getValue().received)
                .map(line -> new TransferUnits(line.getKey(), line.getValue().shipped - line.getValue().received))
                .toList();
    }

    List<TransferView.Line> view() {
        return lines.entrySet().stream()
                .map(line -> new TransferView.Line(
                        line.getKey(), line.getValue().requested, line.getValue().shipped, line.getValue().received))
                .toList();
    }
}
