package dev.throughline.oms.workflows.order;

/** A number of units of an order line, as a person names them. */
public record UnitsOfLine(int line, int quantity) {}
