package dev.throughline.oms.workflows.sourcing;

/** Why units of a line can neither be had now nor be waited for, where it is more than that there are none. */
public record Lack(int line, Reason reason) {
    public enum Reason {
        /** The product is sold as long as there is some, and comes no more. */
        DISCONTINUED,
        /** The product is not out yet, and is not preordered. */
        NOT_RELEASED,
        /** As many are preordered as may be. */
        PREORDER_LIMIT,
        /** As many wait as may. */
        BACKORDER_LIMIT
    }
}
