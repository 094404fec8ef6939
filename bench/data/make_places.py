#!/usr/bin/env python3
"""Writes the places of ./run's play from the British postcode centroids of GeoNames (CC BY 4.0).

    bench/data/make_places.py GB.csv[.gz] OUTPUT_FOLDER

GB has the columns zipcode, place, latitude and longitude. Written are postcodes.csv, 200 postcode districts of Great Britain drawn
with a fixed seed, and locations.csv, two warehouses and twelve stores at the centroids of the districts named below.
"""

import csv
import gzip
import random
import sys

SEED = 20091201
POSTCODES = 200
LOCATIONS = [
    ("wh-daventry", "Daventry warehouse", "WAREHOUSE", "NN11", "Daventry"),
    ("wh-doncaster", "Doncaster warehouse", "WAREHOUSE", "DN1", "Doncaster"),
    ("st-birmingham", "Birmingham", "STORE", "B1", "Birmingham"),
    ("st-bristol", "Bristol", "STORE", "BS1", "Bristol"),
    ("st-cardiff", "Cardiff", "STORE", "CF10", "Cardiff"),
    ("st-edinburgh", "Edinburgh", "STORE", "EH1", "Edinburgh"),
    ("st-glasgow", "Glasgow", "STORE", "G1", "Glasgow"),
    ("st-leeds", "Leeds", "STORE", "LS1", "Leeds"),
    ("st-liverpool", "Liverpool", "STORE", "L1", "Liverpool"),
    ("st-london", "London", "STORE", "WC2H", "London"),
    ("st-manchester", "Manchester", "STORE", "M1", "Manchester"),
    ("st-newcastle", "Newcastle", "STORE", "NE1", "Newcastle upon Tyne"),
    ("st-norwich", "Norwich", "STORE", "NR2", "Norwich"),
    ("st-oxford", "Oxford", "STORE", "OX1", "Oxford"),
]


def read(path):
    opened = gzip.open(path, "rt", encoding="utf-8", newline="") if path.endswith(".gz") else open(path, encoding="utf-8", newline="")
    with opened as source:
        return list(csv.DictReader(source))


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    places = read(sys.argv[1])
    districts = {}
    for row in places:
        if not row["zipcode"].startswith("BT"):
            districts.setdefault(row["zipcode"], row)
    drawn = random.Random(SEED).sample(sorted(districts), POSTCODES)
    write(f"{sys.argv[2]}/postcodes.csv", ["postcode", "city", "latitude", "longitude"],
          [(code, districts[code]["place"], districts[code]["latitude"], districts[code]["longitude"]) for code in sorted(drawn)])
    by_place = {(row["zipcode"], row["place"]): row for row in places}
    write(f"{sys.argv[2]}/locations.csv", ["location_id", "name", "kind", "latitude", "longitude", "postcode", "city"],
          [(key, name, kind, by_place[code, place]["latitude"], by_place[code, place]["longitude"], code, place)
           for key, name, kind, code, place in LOCATIONS])
