package dev.throughline.oms.worker.picking;

import dev.throughline.oms.activities.shipping.PdfPrinter;
import dev.throughline.oms.api.model.PickEntry;
import dev.throughline.oms.api.model.PickList;
import dev.throughline.oms.api.model.Wave;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The pick list for a picker without a device: what is still to pick, with a box to tick. */
@Component
class PickListDocument {
    private final PdfPrinter printer;

    PickListDocument(PdfPrinter printer) {
        this.printer = printer;
    }

    /** What a line of the list shows. */
    record Stop(
            String zone,
            String bin,
            String further,
            String sku,
            String gtin,
            String description,
            int units,
            String totes) {}

    byte[] print(Wave wave, PickList list) {
        var stops = list.getEntries().stream()
                .filter(entry -> entry.getOpen() > 0)
                .map(PickListDocument::stop)
                .toList();
        return printer.print("pick-list", Locale.ENGLISH, Map.of("wave", wave, "stops", stops));
    }

    private static Stop stop(PickEntry entry) {
        var further = Objects.requireNonNullElse(entry.getFurtherBins(), List.<String>of());
        return new Stop(
                Objects.requireNonNullElse(entry.getZone(), ""),
                Objects.requireNonNullElse(entry.getBin(), ""),
                further.isEmpty() ? "" : "also " + String.join(", ", further),
                entry.getSku(),
                Objects.requireNonNullElse(entry.getGtin(), ""),
                Objects.requireNonNullElse(entry.getDescription(), ""),
                entry.getOpen(),
                entry.getTotes().stream()
                        .filter(tote -> tote.getOpen() > 0)
                        .map(tote -> tote.getTote() + " × " + tote.getOpen())
                        .collect(Collectors.joining(", ")));
    }
}
