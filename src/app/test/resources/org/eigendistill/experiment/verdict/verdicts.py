# SPDX-License-Identifier: Apache-2.0
"""All verdicts of src/docs/pre-registration.md from the two tables of its studies, written from the page's text alone.

usage: python3 verdicts.py network-cells.csv network-bands.csv > verdicts.csv

Lines hypothesis,study,noise,mean of the first part,p after Holm,verdict; study "all" is the hypothesis itself. Standard
library and mpmath: t from the incomplete beta function, tau^2 by minimising the restricted deviance itself. Exit codes: 0
good, 2 usage, 3 a table that cannot be read; the message names file, place and mend.
"""
import csv
import itertools
import math
import sys
from collections import Counter
from functools import lru_cache

try:
    from mpmath import mp
except ImportError:
    sys.stderr.write("verdicts.py: mpmath is not there. Install it: python3 -m pip install mpmath\n")
    sys.exit(2)

mp.dps = 30
NAN = float("nan")
SEEDS = {"mlp-short": 10, "mlp-long": 8, "mlp-60k": 5, "dose": 5, "cnn-bn": 5, "resnet8": 5, "topics-conv": 5,
         "topics-transformer": 5, "mails-conv": 8}
RATES = {"mlp-short": [0, .2, .4], "mlp-long": [0, .2, .4], "mlp-60k": [0, .2], "dose": [0, .2], "cnn-bn": [0, .2],
         "resnet8": [0], "topics-conv": [0, .2], "topics-transformer": [0], "mails-conv": [0, .2]}
OWN_ROWS = {"mlp-short", "mlp-long", "mails-conv"}
AT_1 = ["mlp-short", "mlp-long", "mlp-60k", "cnn-bn", "topics-conv", "mails-conv"]
BOUND = {"M1": .02, "M2": .05, "M3": .10, "M4": .05, "M5": .005}
CELLS = [(study, rate) for study in SEEDS for rate in RATES[study]]
MARGINS = [name + version for name in ("log_b", "offset_1") for version in ("", "_se", "_log_odds")]
DIFFERENCES = [name + error for name in ("gain", "over_student", "over_part", "half_recovered", "over_plain")
               for error in ("", "_se")]
KEYS = {"study": str, "label_noise": float, "seed": int, "arm": str}
OF_CELLS = {**KEYS, "split": str, **dict.fromkeys(MARGINS + DIFFERENCES + ["teacher_accuracy"], float)}
OF_BANDS = {**KEYS, "band": str, "directions": int, **dict.fromkeys(["agreement", "gap", "lag", "null_lag"], float)}


class Unreadable(Exception):
    """A table that is not as the program writes it: file, place and mend."""


@lru_cache(None)
def beyond(t, degrees):
    """Two-sided p of Student's t."""
    return float(mp.betainc(mp.mpf(degrees) / 2, mp.mpf(1) / 2, 0, degrees / (degrees + mp.mpf(t) ** 2), regularized=True))


@lru_cache(None)
def quantile(level, degrees):
    """What |t| stays below with probability level."""
    low, high = mp.mpf(0), mp.mpf(10) ** 6
    for _ in range(80):
        mid = (low + high) / 2
        low, high = (mid, high) if beyond(mid, degrees) > 1 - level else (low, mid)
    return float(low)


class Part:
    """One number of a cell: by seed, with errors over rows where these are shared."""

    def __init__(self, kind, side, values, errors=None, odds=None, p=None):
        self.kind, self.side = kind, side
        n = len(values)
        self.n, self.mean = n, math.fsum(values) / n
        self.error = math.sqrt(
            math.fsum((v - self.mean) ** 2 for v in values) / (n - 1) / n
            + (math.fsum(e * e for e in errors) / n if errors else 0))
        self.odds = None if odds is None else math.fsum(odds) / n
        spread = self.error > 0
        self.p = p if p is not None else beyond(self.mean / self.error, n - 1) if spread else NAN

    def known(self):
        return self.error > 0 and math.isfinite(self.mean)

    def interval(self, level):
        reach = quantile(level, self.n - 1) * self.error
        return self.mean - reach, self.mean + reach

    def on(self, side):
        sides = [self.mean] if self.odds is None else [self.mean, self.odds]
        return all(x * side * self.side > 0 for x in sides)

    def within(self):
        if self.kind not in BOUND or not self.known():
            return False
        low, high = self.interval(.90)
        return low >= -BOUND[self.kind] and high <= BOUND[self.kind]


class Cell:
    def __init__(self, name, parts, premise=None):
        self.name, self.parts = name, parts
        self.met = premise is None or (premise.mean > 0 and premise.p <= .05)
        ps = [part.p for part in parts]
        self.p = max(ps) if parts and self.met and not any(map(math.isnan, ps)) else NAN
        self.known = bool(parts) and self.met and all(part.known() for part in parts)


class Tables:
    def __init__(self, cells, bands):
        self.cells = {}
        for place, row in read(cells, OF_CELLS):
            key = row["study"], row["label_noise"], row["seed"], row["arm"], row["split"]
            if key in self.cells:
                raise Unreadable(f"{place}: a second row of {key}. Leave one of them.")
            self.cells[key] = row
        self.bands = {}
        for place, row in read(bands, OF_BANDS):
            key = row["study"], row["label_noise"], row["seed"], row["arm"]
            self.bands.setdefault(key, {})[row["band"].split("-")[0]] = row
        for key, own in self.bands.items():
            if "1" not in own:
                raise Unreadable(f"{bands}: no band 1 of {key}. Give the whole table.")

    def get(self, cell, arm, split, name):
        """A column by seed; None where a seed is not there."""
        rows = [self.cells.get((*cell, seed, arm, split)) for seed in range(1, SEEDS[cell[0]] + 1)]
        return None if None in rows else [row[name] for row in rows]

    def bias(self, cell, arm):
        """M3, M4 and M4 less its null, over the bands that the teachers of all seeds choose."""
        seeds = [self.bands.get((*cell, seed, arm)) for seed in range(1, SEEDS[cell[0]] + 1)]
        if None in seeds:
            return None
        agree = lambda band: math.fsum(seed[band]["agreement"] for seed in seeds) / len(seeds)
        chosen = []
        if agree("1") >= .2:
            for band in seeds[0]:
                deep = band == "rest" or int(band) >= 22
                there = all(band in seed and seed[band]["directions"] >= 16 for seed in seeds)
                if deep and there and agree(band) >= .2:
                    chosen.append(band)
        mean = lambda seed, name: math.fsum(seed[b][name] for b in chosen) / len(chosen) if chosen else NAN
        gap, lag, null = ([mean(seed, name) for seed in seeds] for name in ("gap", "lag", "null_lag"))
        return gap, lag, [a - b for a, b in zip(lag, null)]


def read(path, columns):
    """Places and rows; of each row the columns that the page's rules ask for."""
    try:
        with open(path, newline="", encoding="utf-8") as file:
            table = csv.DictReader(file)
            missing = [name for name in columns if name not in (table.fieldnames or [])]
            if missing:
                raise Unreadable(f"{path}: no column {', '.join(missing)}. Give the table as reproduce wrote it.")
            return [of_line(f"{path}, line {table.line_num}", row, columns) for row in table]
    except (OSError, UnicodeDecodeError, csv.Error) as e:
        fault = getattr(e, "strerror", None) or e
        raise Unreadable(f"{path}: it cannot be read ({fault}). Give the table as reproduce wrote it.") from e


def of_line(place, row, columns):
    values = {}
    for name, kind in columns.items():
        try:
            if row[name] is None:
                raise ValueError
            values[name] = kind(row[name])
        except ValueError as e:
            raise Unreadable(f"{place}, column {name}: {row[name]!r} is no {kind.__name__}. Mend the cell.") from e
    return place, values


def student(cell):
    return "dose-60" if cell[0] == "dose" else "student-t4"


def shared(cell, split):
    return split == "test" or cell[0] not in OWN_ROWS


def margin(tables, cell, split, column, kind, side):
    get = lambda name: tables.get(cell, student(cell), split, name)
    if get(column) is None:
        return Cell(cell, [])
    errors = get(column + "_se") if shared(cell, split) else None
    return Cell(cell, [Part(kind, side, get(column), errors, get(column + "_log_odds"))])


def bias(tables, cell):
    found = tables.bias(cell, student(cell))
    if found is None:
        return Cell(cell, [])
    return Cell(cell, [Part("M3", -1, found[0]), Part("M4", 1, found[1]), Part("M4", 1, found[2])])


def temperature(tables, cell, split):
    def difference(name, sign=-1):
        hot, cold = (tables.get(cell, arm, split, name) for arm in ("student-t4", "student-t1"))
        if hot is None or cold is None:
            return None
        return [math.hypot(a, b) if name.endswith("_se") else a - b for a, b in zip(hot, cold)]
    values = difference("log_b")
    if values is None:
        return Cell(cell, [])
    errors = difference("log_b_se") if shared(cell, split) else None
    return Cell(cell, [Part("M1", 1, values, errors, difference("log_b_log_odds"))])


def ranks(values):
    return [sum(w < v for w in values) + (sum(w == v for w in values) + 1) / 2 for v in values]


def spearman(values):
    if not all(map(math.isfinite, values)):
        return NAN
    r, d = ranks(values), range(len(values))
    mr, md = sum(r) / len(r), sum(d) / len(r)
    top = sum((a - mr) * (b - md) for a, b in zip(r, d))
    below = sum((a - mr) ** 2 for a in r) * sum((b - md) ** 2 for b in d)
    return top / math.sqrt(below) if below else 0.


def trend(series, side, odds=None):
    """Series: for each seed its numbers by dose."""
    rho = [spearman(one) for one in series]
    if any(map(math.isnan, rho)):
        return Part("trend", side, rho, p=NAN)
    sums = Counter({0.: 1.})
    for one in series:
        orders = Counter(round(spearman(order), 9) for order in itertools.permutations(one))
        count = sum(orders.values())
        sums_next = Counter()
        for before, chance in sums.items():
            for value, times in orders.items():
                sums_next[round(before + value, 9)] += chance * times / count
        sums = sums_next
    reach = abs(sum(rho)) - 1e-8
    order = min(1., sum(chance for value, chance in sums.items() if abs(value) >= reach))
    part = Part("trend", side, rho)
    part.p = order if math.isnan(part.p) else max(part.p, order)
    if odds is not None:
        part.odds = sum(spearman(one) for one in odds) / len(odds)
    return part


def doses(tables, cell):
    arms = ["dose-8", "dose-16", "dose-30", "dose-60"]
    found = [tables.bias(cell, arm) for arm in arms]
    slopes = [tables.get(cell, arm, "test", "log_b") for arm in arms]
    if None in found or None in slopes:
        return Cell(cell, [])
    odds = [tables.get(cell, arm, "test", "log_b_log_odds") for arm in arms]
    gains = [tables.get(cell, arm, "test", "gain") for arm in arms]
    by_seed = lambda columns: list(zip(*columns))
    return Cell(cell, [trend(by_seed([f[0] for f in found]), 1), trend(by_seed(slopes), -1, by_seed(odds)),
                       trend(by_seed(gains), -1)])


def switched(tables, cell):
    get = lambda name: tables.get(cell, "to-labels-at-1-0.5", "test", name)
    if get("over_student") is None:
        return Cell(cell, [])
    return Cell(cell, [Part("M5", 1, get(name), get(name + "_se")) for name in ("over_student", "over_part")])


def recovered(tables, cell):
    get = lambda name: tables.get(cell, "from-labels-at-1-0.5", "test", name)
    if get("half_recovered") is None:
        return Cell(cell, [])
    part, premise = (Part("none", 1, get(name), get(name + "_se")) for name in ("half_recovered", "over_plain"))
    return Cell(cell, [part], premise)


def by_noise(tables, cell):
    get = lambda rate, name: tables.get(("mlp-long", rate), "to-labels-at-1-0.5", "test", name)
    some, none = get(.4, "over_student"), get(0, "over_student")
    if some is None or none is None:
        return Cell(cell, [])
    errors = [math.hypot(a, b) for a, b in zip(get(.4, "over_student_se"), get(0, "over_student_se"))]
    return Cell(cell, [Part("M5", 1, [a - b for a, b in zip(some, none)], errors)])


def families(tables):
    most = [("mlp-long", .4)]
    seven = [cell for cell in CELLS if cell[0] in AT_1]
    return {
        "H1a": [margin(tables, cell, "train", "log_b", "M1", 1) for cell in CELLS],
        "H1b": [margin(tables, cell, "test", "log_b", "M1", 1) for cell in CELLS],
        "H2a": [margin(tables, cell, "train", "offset_1", "M2", -1) for cell in CELLS],
        "H2b": [margin(tables, cell, "test", "offset_1", "M2", -1) for cell in CELLS],
        "H3": [bias(tables, cell) for cell in CELLS],
        "H4": [doses(tables, cell) for cell in CELLS if cell[0] == "dose"],
        "H6": [switched(tables, cell) for cell in most],
        "H6b": [recovered(tables, cell) for cell in CELLS if cell[0] == "mlp-long"],
        "H6c": [by_noise(tables, cell) for cell in most],
        "H7a": [temperature(tables, cell, "train") for cell in seven],
        "H7b": [temperature(tables, cell, "test") for cell in seven],
    }


def holm(known):
    ps = [1. if math.isnan(p) else p for p in known]
    adjusted, largest = [0.] * len(ps), 0.
    for place, i in enumerate(sorted(range(len(ps)), key=ps.__getitem__)):
        largest = max(largest, min(1., (len(ps) - place) * ps[i]))
        adjusted[i] = NAN if math.isnan(known[i]) else largest
    return adjusted


def word(cell, p):
    if not cell.parts:
        return "not run"
    if p <= .05:
        for side, name in ((1, "yes"), (-1, "opposite")):
            if all(part.mean * side * part.side > 0 for part in cell.parts):
                if all(part.on(side) for part in cell.parts):
                    return name
                if any(part.odds is not None and part.odds * side * part.side < 0 for part in cell.parts):
                    return "depends on the measure"
                return "not known"
    return "none of this size" if all(part.within() for part in cell.parts) else "not known"


def over_cells(y, variances, groups=None):
    """Means by group with one variance between cells: (means, variances of means, degrees, tau^2)."""
    groups = groups or [0] * len(y)
    kinds = sorted(set(groups))
    y, v = [mp.mpf(a) for a in y], [mp.mpf(a) for a in variances]

    def fit(tau2):
        w = [1 / (a + tau2) for a in v]
        own = [sum(a for a, g in zip(w, groups) if g == k) for k in kinds]
        means = [sum(a * b for a, b, g in zip(w, y, groups) if g == k) / s for k, s in zip(kinds, own)]
        q = sum(a * (b - means[kinds.index(g)]) ** 2 for a, b, g in zip(w, y, groups))
        return means, own, q, w

    def deviance(tau2):
        _, own, q, w = fit(tau2)
        return -sum(mp.log(a) for a in w) + sum(mp.log(s) for s in own) + q

    top = 10 * max(max(v), (max(y) - min(y)) ** 2)
    grid = [mp.mpf(0)] + [top * mp.mpf(10) ** (-mp.mpf(k) / 10) for k in range(140, -1, -1)]
    values = [deviance(g) for g in grid]
    i = min(range(len(grid)), key=values.__getitem__)
    low, high = grid[max(i - 1, 0)], grid[min(i + 1, len(grid) - 1)]
    golden = (mp.sqrt(5) - 1) / 2
    for _ in range(70):
        a, b = high - golden * (high - low), low + golden * (high - low)
        low, high = (low, b) if deviance(a) < deviance(b) else (a, high)
    tau2 = (low + high) / 2
    if deviance(mp.mpf(0)) <= deviance(tau2):
        tau2 = mp.mpf(0)
    means, own, q, _ = fit(tau2)
    degrees = len(y) - len(kinds)
    factor = max(mp.mpf(1), q / degrees)
    return [float(m) for m in means], [float(factor / s) for s in own], degrees, float(tau2)


def conclusion(cells, words):
    count = Counter(words)
    known = [cell for cell in cells if cell.known]
    pooled = []
    if len(known) >= 3:
        for i in range(len(known[0].parts)):
            means, variances, degrees, tau2 = over_cells(
                [cell.parts[i].mean for cell in known], [cell.parts[i].error ** 2 for cell in known])
            reach = quantile(.95, degrees) * math.sqrt(variances[0])
            wide = quantile(.95, degrees - 1) * math.sqrt(variances[0] + tau2)
            m = means[0]
            pooled.append((m, m - reach, m + reach, m - wide, m + wide, known[0].parts[i].side))
    mean = pooled[0][0] if pooled else NAN
    if count["yes"] and count["opposite"]:
        return "differs between cells", mean
    for side, name, single in ((1, "holds", "yes"), (-1, "opposite", "opposite")):
        if len(cells) < 3:
            holds = count[single] == len(cells)
        else:
            on = sum(cell.known and all(part.on(side) for part in cell.parts) for cell in cells)
            holds = 3 * on >= 2 * len(cells) and pooled and all(
                (low > 0 if side * claimed > 0 else high < 0) for _, low, high, _, _, claimed in pooled)
        if holds:
            return name, mean
    both = len(cells) < 3 or any(low < 0 < high for _, _, _, low, high, _ in pooled)
    if count["yes"] + count["opposite"] and count["none of this size"] and both:
        return "differs between cells", mean
    if 3 * count["none of this size"] >= 2 * len(cells):
        return "none of this size", mean
    return "not known", mean


def interaction(tables):
    """H5."""
    fits, others = [], []
    for study in SEEDS:
        cell = study, 0
        gain = tables.get(cell, student(cell), "test", "gain")
        if gain is None:
            continue
        fit = tables.get(cell, student(cell), "train", "teacher_accuracy")
        part = Part("M5", -1, gain, tables.get(cell, student(cell), "test", "gain_se"))
        if part.known():
            (fits if sum(fit) / len(fit) >= .99 else others).append(part)
    if len(fits) < 2 or len(others) < 2:
        return "not known", NAN
    parts = others + fits
    means, variances, degrees, _ = over_cells(
        [p.mean for p in parts], [p.error ** 2 for p in parts], [0] * len(others) + [1] * len(fits))
    t = quantile(.95, degrees)
    difference, error = means[0] - means[1], math.sqrt(sum(variances))
    first, second = (t * math.sqrt(v) for v in variances)
    if difference + t * error < 0 and means[0] + first < 0 and not means[1] + second < 0:
        return "holds", difference
    if difference - t * error > 0:
        return "opposite", difference
    narrow = quantile(.90, degrees) * error
    if -.005 <= difference - narrow and difference + narrow <= .005:
        return "none of this size", difference
    return "not known", difference


def main(cells, bands):
    tables = Tables(cells, bands)
    text = lambda number: "NaN" if math.isnan(number) else repr(float(number))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["hypothesis", "study", "label_noise", "mean", "p_adjusted", "verdict"])
    for hypothesis, family in families(tables).items():
        adjusted = holm([cell.p for cell in family])
        words = [word(cell, p) for cell, p in zip(family, adjusted)]
        verdict, mean = conclusion(family, words)
        out.writerow([hypothesis, "all", "NaN", text(mean), "NaN", verdict])
        for cell, p, said in zip(family, adjusted, words):
            out.writerow([hypothesis, *cell.name, text(cell.parts[0].mean if cell.parts else NAN), text(p), said])
    verdict, mean = interaction(tables)
    out.writerow(["H5", "all", "NaN", text(mean), "NaN", verdict])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.stderr.write("usage: python3 verdicts.py network-cells.csv network-bands.csv > verdicts.csv\n")
        sys.exit(2)
    try:
        main(*sys.argv[1:])
    except Unreadable as e:
        sys.stderr.write(f"verdicts.py: {e}\n")
        sys.exit(3)
