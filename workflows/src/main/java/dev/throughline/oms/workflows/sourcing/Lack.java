package dev.throughline.oms.workflows.sourcing;

/** Why units of a line can neither be had now nor be waited for, where it is more than that there are none. */
public record Lack(int line, Reason reason) {
    public enum Reason {
        /** The product is sold as long as there is some, and comes no more. */
        DISCONTINUED
    }
}
