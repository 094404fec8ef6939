package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.shipping.ParcelContent;
import dev.throughline.oms.activities.shipping.Parcels;
import dev.throughline.oms.activities.shipping.Parcels.Proposal;
import dev.throughline.oms.activities.shipping.Size;
import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.api.model.ParcelRequest;
import dev.throughline.oms.worker.Amounts;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Packing, with the parcels that it is packed into: noted before, confirmed by the capture. */
@Component
class PackingDesk {
    private final LocationActs acts;
    private final Parcels parcels;

    PackingDesk(LocationActs acts, Parcels parcels) {
        this.acts = acts;
        this.parcels = parcels;
    }

    void pack(FulfillmentOrderId id, List<ParcelRequest> wire, Actor actor) {
        var work = acts.find(id);
        if (work.method().isSent()) {
            require(parcels.propose(work, contents(wire), actor));
        } else if (!wire.isEmpty()) {
            throw new ProblemException(ProblemType.WRONG_METHOD, "Only what is shipped is packed into parcels");
        }
        acts.pack(id, actor);
    }

    private static List<ParcelContent> contents(List<ParcelRequest> wire) {
        var contents = new ArrayList<ParcelContent>();
        for (int i = 0; i < wire.size(); i++) {
            var parcel = wire.get(i);
            contents.add(new ParcelContent(
                    Amounts.units(parcel.getLines()), parcel.getWeightGrams(), size(parcel, "parcels[" + i + "]")));
        }
        return contents;
    }

    private static @Nullable Size size(ParcelRequest parcel, String field) {
        var length = parcel.getLengthMm();
        var width = parcel.getWidthMm();
        var height = parcel.getHeightMm();
        if (length != null && width != null && height != null) {
            return new Size(length, width, height);
        }
        if (length != null || width != null || height != null) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_REQUEST, field, "must have length, width and height, or none of them");
        }
        return null;
    }

    private static void require(Proposal proposal) {
        switch (proposal.outcome()) {
            case NOTED -> {}
            case UNKNOWN_LINE -> throw misfit(ProblemType.UNKNOWN_LINE, proposal, "is not of this fulfillment order");
            case TOO_MANY_UNITS -> throw misfit(ProblemType.TOO_MANY_UNITS, proposal, "has fewer units here");
            case UNITS_MISSING -> throw misfit(ProblemType.UNITS_MISSING, proposal, "has more units here");
            case PACKED_OTHERWISE ->
                throw new ProblemException(ProblemType.NOT_OPEN, "It is released already, packed in another way");
        }
    }

    private static ProblemException misfit(ProblemType type, Proposal proposal, String what) {
        var detail = "Line " + proposal.line() + " " + what;
        List<FieldError> errors = List.of(Fields.error("parcels", detail, type));
        return new ProblemException(type, "Parcels hold exactly the units of the fulfillment order", errors);
    }
}
