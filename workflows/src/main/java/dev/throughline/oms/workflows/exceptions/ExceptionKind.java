package dev.throughline.oms.workflows.exceptions;

/** What can go wrong with an order so that a person has to decide; the names never change. */
public enum ExceptionKind {
    /** No location can serve units that were accepted. */
    UNFILLABLE
}
