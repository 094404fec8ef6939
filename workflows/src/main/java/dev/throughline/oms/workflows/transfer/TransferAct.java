package dev.throughline.oms.workflows.transfer;

import dev.throughline.oms.workflows.shared.Actor;
import java.util.List;

/**
 * What a person does to a transfer.
 *
 * @param key unique within the transfer: done once, a repeat is answered with how the transfer stands
 * @param lines the units shipped or received; empty for the other acts
 */
public record TransferAct(String key, List<TransferUnits> lines, Actor actor, String reason) {
    public TransferAct {
        lines = List.copyOf(lines);
    }
}
