package dev.throughline.oms.activities.shipping;

/** The outside of a parcel, in millimetres. */
public record Size(int lengthMm, int widthMm, int heightMm) {
    public Size {
        if (lengthMm < 1 || widthMm < 1 || heightMm < 1) {
            throw new IllegalArgumentException("a parcel has a length, a width and a height of at least 1 mm");
        }
    }
}
