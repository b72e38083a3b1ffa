# SPDX-License-Identifier: Apache-2.0
"""The tables of src/docs/performance.md, measured on this machine: the core beside NumPy and scikit-learn.

Both sides work on the same files and must find the same numbers, in turn, so that what else the machine does meanwhile
falls on both; medians over the rounds. Rows of work within a process are wall time of two processes that stay alive and
have warmed up; cold rows are whole processes. What is measured is kept in target/compare.json until the next `clean`.

usage: compare.py [ROW ...]       all rows, or these (growth-eigh-8000 and such are named by --growth)
       compare.py --growth        sizes from 250 to 8,000
       compare.py --kept          both tables of what was measured before
"""

import argparse
import datetime
import json
import os
import platform
import re
import subprocess
import sys

import compare_growth
import compare_whole
from compare_rounds import inner, numpy, ours

NUMPY = 1.05
THREADS = {"": (1, 1), "-2-1": (2, 1), "-2-2": (2, 2)}


class Row:
    """What is done, the ratio that is aimed at (none: told only), and how it is measured."""

    def __init__(self, work, aim, measure):
        self.work, self.aim, self.measure = work, aim, measure


def rows_of(jar, python, rounds):
    def beside(work, size, words, aim=NUMPY, solver="openblas", other=None, count=rounds, **more):
        sides = [ours(jar, work, solver), numpy(python, other or work)]
        return Row(words, aim, lambda: inner(work, size, sides, count, **more))

    def scenario(work, size, words, aims, other):
        def row(ending, mine, theirs, aim):
            sides = [ours(jar, work, threads=mine), numpy(python, other, theirs)]
            said = words if mine == 1 else f"the same, two threads / NumPy's {theirs}"
            return f"{other}{ending}", Row(said, aim, lambda: inner(work, size, sides, rounds))

        return dict(row(ending, *THREADS[ending], aim) for ending, aim in zip(THREADS, aims))

    def two_threads(solver):
        sides = [ours(jar, "gram", solver, count) for count in (2, 1)]
        return lambda: inner("gram", (10_000, 1000), sides, rounds, (4, 4))

    launcher = os.path.join(os.path.dirname(jar), "eigendistill")
    process = "whole process, processor time on one core: `simulate` on "
    small, large = process + "Longley, 16 x 6, ", process + "1000 x 1000, 200 times, "
    descent = dict(count=1, warm=(4, 0), within=1e-6)
    draws, kernels = (1000, 500), (2000,)
    grid, path = (1000, 300), (2000, 10, 50)
    return {
        "eigh-500": beside("eigh", (500,), "symmetric eigenproblem with vectors, n = 500"),
        "eigh-1000": beside("eigh", (1000,), "n = 1000"),
        "eigh-2000": beside("eigh", (2000,), "n = 2000"),
        "eigh-1000-java": beside("eigh", (1000,), "n = 1000, pure Java (EJML)", None, "ejml"),
        "svd": beside("svd", (2000, 500), "thin SVD, 2000 x 500"),
        "svd-java": beside("svd", (2000, 500), "the same in pure Java", None, "ejml"),
        "gram": beside("gram", (10_000, 1000), "X'X, 10,000 x 1000"),
        "gram-java": beside("gram", (10_000, 1000), "the same in pure Java", 5, "ejml"),
        "grid": beside("grid", grid, "risks of 300 x 300 pairs of teacher and student, 1000 directions", within=1e-12),
        "grid-products": beside(
            "grid", grid, "the same / NumPy's squares multiplied out", other="grid-products", within=1e-12
        ),
        "ridge-path": beside(
            "ridge-path", path, "kernel ridge regression, 2000 x 10, fits at 50 penalties / NumPy's one decomposition"
        ),
        "ridge-path-scikit": beside(
            "ridge-path",
            path,
            "the same / scikit-learn's `KernelRidge` for each penalty",
            other="ridge-path-scikit",
            count=min(3, rounds),
            warm=(2, 1),
        ),
        **scenario(
            "draws", draws, "risks of least squares, 8 designs of 1,000 x 500", (NUMPY, 0.55, 1.0), "draws"
        ),
        "draws-general": scenario("draws", draws, "the same / a general engine's algebra", (NUMPY,), "draws-general")[
            "draws-general"
        ],
        "limit": scenario("limit", (1000,), "the limit of flow at p = 1,000", (NUMPY,), "limit")["limit"],
        **scenario(
            "kernels",
            kernels,
            "ridge student of a flow teacher, two kernels on 2,000 points",
            (NUMPY, 0.55, 1.0),
            "kernels",
        ),
        "kernels-general": scenario(
            "kernels", kernels, "the same / a general engine's algebra", (0.65,), "kernels-general"
        )["kernels-general"],
        "cold-launcher": Row(
            small + "`target/eigendistill`", 0.8, lambda: compare_whole.cold_small([launcher], python, rounds)
        ),
        "cold-jar": Row(
            small + "`java -jar`", 1.15, lambda: compare_whole.cold_small(["java", "-jar", jar], python, rounds)
        ),
        "cold-1000-launcher": Row(
            large + "`target/eigendistill`", 0.8, lambda: compare_whole.cold([launcher], python, rounds)
        ),
        "cold-1000-jar": Row(
            large + "`java -jar`", 1.15, lambda: compare_whole.cold(["java", "-jar", jar], python, rounds)
        ),
        "theorems": Row(
            "whole process: `theorems check`, all threads", None, lambda: compare_whole.theorems(jar)
        ),
        "descent-path": beside(
            "descent-path",
            (500, 1000),
            "gains at 200 times up to 100,000 steps, 500 x 1000, spectrum in hand / NumPy's loop",
            1 / 500,
            **descent,
        ),
        "descent": beside(
            "descent", (500, 1000), "the same from the raw data, SVD and all weights included", NUMPY, **descent
        ),
        "descent-gram": beside("descent-gram", (500, 1000), "the same by the Gram route", NUMPY, **descent),
        "threads-gram": Row("two threads / one, X'X", 0.59, two_threads("openblas")),
        "threads-gram-java": Row("the same in pure Java", 0.59, two_threads("ejml")),
        "stream": Row(
            "4 GB file, `-Xmx256m`, all of `simulate` / our X'X of as many rows in memory",
            2,
            lambda: compare_whole.stream(jar),
        ),
    }


def growth_of(jar, python, rounds):
    def row(name):
        _, work, size = name.split("-")
        sides = [ours(jar, work), numpy(python, work)]
        return Row("", None, lambda: compare_growth.growth(work, int(size), sides, rounds))

    return {name: row(name) for name in compare_growth.names()}


def versions(python):
    """A line on what is measured with, and when."""
    script = """if True:
        import numpy
        blas = numpy.show_config(mode="dicts")["Build Dependencies"]["blas"]
        print("NumPy", numpy.__version__, "with", blas["name"], blas["version"], end=", ")
        try:
            import sklearn
            print("scikit-learn", sklearn.__version__, end="")
        except ImportError:
            print("no scikit-learn", end="")"""
    told = subprocess.run([python, "-c", script], check=True, capture_output=True, text=True).stdout
    java = subprocess.run(["java", "-version"], check=True, capture_output=True, text=True).stderr
    jdk = re.search(r'"(.*?)"', java).group(1)
    processor = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            processor = next((line.split(": ")[1].strip() for line in file if "model name" in line), processor)
    return (
        f"{processor}, {os.cpu_count()} cores, one thread where nothing else is said; {told}, Python "
        f"{platform.python_version()}, JDK {jdk}; {datetime.date.today()}."
    )


def line(name, row, times):
    """A line of the table."""
    which = 1 if times["by"] == "processor" else 0
    mine = times["ours"][which]
    if times["other"] is None:
        return f"| `{name}` | {row.work}, {times['ours'][1]:.3g} s of processor time | {mine:.3g} | - | - | - | - | 1 |"
    other = times["other"][which]
    ratio = mine / other
    if row.aim is None:
        aim, met = "-", "-"
    else:
        aim = f"{row.aim:g}"
        met = "yes" if ratio <= row.aim else f"no, {ratio / row.aim:.2f} of the aim"
    cells = [f"{mine:.3g}", f"{other:.3g}", f"{ratio:.3g}", aim, met, str(times["rounds"])]
    return f"| `{name}` | {row.work} | " + " | ".join(cells) + " |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", nargs="*")
    parser.add_argument("--growth", action="store_true", help="sizes from 250 to 8,000")
    parser.add_argument("--kept", action="store_true", help="measure nothing, print what was measured before")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--jar", default="target/eigendistill.jar")
    parser.add_argument("--python", default=sys.executable, help="the Python whose NumPy is asked")
    options = parser.parse_args()
    jar = os.path.abspath(options.jar)
    kept = os.path.join(os.path.dirname(jar), "compare.json")

    rows = rows_of(jar, options.python, options.rounds)
    growth = growth_of(jar, options.python, options.rounds)
    unknown = [name for name in options.rows if name not in rows | growth]
    if unknown:
        parser.error(f"there is no row {unknown[0]}; there are {', '.join(rows | growth)}")
    if not os.path.exists(jar):
        parser.error(f"there is no {options.jar}: mvn -q -DskipTests package")

    before = {}
    if os.path.exists(kept):
        with open(kept) as file:
            before = json.load(file)
    wanted = list(before) if options.kept else options.rows or list(growth if options.growth else rows)
    told = versions(options.python)
    for said in sorted({before[name]["told"] for name in wanted}) if options.kept else [told]:
        print(said)
    print()
    if "no scikit-learn" in told and not options.kept and "ridge-path-scikit" in wanted:
        print("ridge-path-scikit is left out: there is no scikit-learn", file=sys.stderr)
        wanted.remove("ridge-path-scikit")
    table = [name for name in (rows if options.kept else wanted) if name in rows and name in wanted]
    if table:
        print("| row | work | ours, s | other, s | ratio | aim | met | rounds |\n|" + " --- |" * 8)
    for name in table if options.kept else wanted:
        if not options.kept:
            before[name] = dict(vars((rows | growth)[name].measure()), told=told)
            with open(kept, "w") as file:
                json.dump(before, file, indent=1)
        if name in rows:
            print(line(name, rows[name], before[name]), flush=True)
            if before[name]["said"]:
                print(f"`{name}`: {before[name]['said']}", file=sys.stderr)
    if any(name in growth for name in wanted):
        print("\n" * bool(table) + compare_growth.table(before))


if __name__ == "__main__":
    main()
