package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.inventory.Location;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Prints the simulated carrier's label, 4 by 6 inches. */
@Component
class LabelPrinter {
    private final PdfPrinter printer;

    LabelPrinter(PdfPrinter printer) {
        this.printer = printer;
    }

    private static String from(Location location) {
        var address = location.address();
        return address == null
                ? location.name()
                : location.name() + ", " + String.join(", ", address.lines(Locale.ENGLISH));
    }

    byte[] print(Parcel.Label label, Consignment consignment) {
        var to = consignment.to();
        var address = Stream.of(consignment.recipient().name(), to.line1(), Objects.requireNonNullElse(to.line2(), ""))
                .filter(line -> !line.isBlank())
                .toList();
        return printer.print(
                "label",
                Locale.ENGLISH,
                Map.of(
                        "label",
                        label,
                        "from",
                        from(consignment.from()),
                        "address",
                        address,
                        "place",
                        to.postcode() + " " + to.city(),
                        "country",
                        Locale.of("", to.country()).getDisplayCountry(Locale.ENGLISH),
                        "order",
                        consignment.orderNumber(),
                        "parcel",
                        consignment.reference(),
                        "kilograms",
                        String.format(Locale.ROOT, "%.2f kg", consignment.weightGrams() / 1_000.0),
                        "barcode",
                        Barcodes.code128(label.trackingNumber())));
    }
}
