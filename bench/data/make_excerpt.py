#!/usr/bin/env python3
"""Selects the invoices that ./run plays out of UCI Online Retail II.

    bench/data/make_excerpt.py LINES.csv[.gz] OUT.csv.gz

LINES is the data set as CSV, with the columns InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID and
Country (a LineNo column is left out). What is kept, in the order of the source and with every value as it is:

1. the first 1,000 invoices that are neither cancellations (C...) nor ledger entries (A...), with all their lines, good and bad;
2. every later invoice up to the end of the file that has a price with three decimals;
3. of the cancellations (C...) of the following eight weeks, the lines whose customer bought that stock code in 1 or 2 before.

The same input gives the same bytes.
"""

import csv
import datetime
import gzip
import io
import sys

INVOICES = 1000
CANCELLATION_WEEKS = 8
COLUMNS = ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"]


def read(path):
    opened = gzip.open(path, "rt", encoding="utf-8", newline="") if path.endswith(".gz") else open(path, encoding="utf-8", newline="")
    with opened as source:
        yield from csv.DictReader(source)


def bought_key(row):
    return row["CustomerID"], row["StockCode"].strip().upper()


def has_three_decimals(row):
    return len(row["UnitPrice"].partition(".")[2]) > 2


def select(rows):
    sales = [row for row in rows if not row["InvoiceNo"].startswith(("C", "A"))]
    first = list(dict.fromkeys(row["InvoiceNo"] for row in sales))[:INVOICES]
    invoices = set(first) | {row["InvoiceNo"] for row in sales if has_three_decimals(row)}
    last_day = max(row["InvoiceDate"] for row in sales if row["InvoiceNo"] == first[-1])
    until = (datetime.datetime.fromisoformat(last_day) + datetime.timedelta(weeks=CANCELLATION_WEEKS)).isoformat()
    bought = set()
    for row in rows:
        if row["InvoiceNo"] in invoices:
            if row["CustomerID"] and int(row["Quantity"]) > 0:
                bought.add(bought_key(row))
            yield row
        elif row["InvoiceNo"].startswith("C") and row["InvoiceDate"] <= until and bought_key(row) in bought:
            yield row


def write(rows, path):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    with open(path, "wb") as target, gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0) as packed:
        packed.write(text.getvalue().encode("utf-8"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    selected = list(select(list(read(sys.argv[1]))))
    write(selected, sys.argv[2])
    print(f"{len(selected)} lines, {len({row['InvoiceNo'] for row in selected})} invoices")
