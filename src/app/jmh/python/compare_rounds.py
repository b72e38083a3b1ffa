# SPDX-License-Identifier: Apache-2.0
"""Seconds of two sides in alternated rounds, for compare.py: pieces of work within processes that stay alive, and
whole processes."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

from compare_numpy import SCENARIOS, make

HERE = os.path.dirname(os.path.abspath(__file__))
PROBES = os.path.join(HERE, "..", "java", "org", "eigendistill", "bench")


# Seconds of warming up, at the least.
WARM = 3


class Times:
    """Medians of both sides' seconds: wall and processor time, ours first; of how many rounds; what there is to say."""

    def __init__(self, ours, other=None, by="wall", said="", rounds=1):
        self.ours, self.other, self.by, self.said, self.rounds = ours, other, by, said, rounds


def medians(rounds, **words):
    """Of rounds that have (wall, processor time) of each side."""
    sides = [[statistics.median(part) for part in zip(*side)] for side in zip(*rounds)]
    return Times(*sides, rounds=len(rounds), **words)


def environment(threads):
    """All threads counted; NumPy's OpenBLAS takes the kernels that it finds best by itself."""
    count = str(threads)
    own = {k: v for k, v in os.environ.items() if k not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}
    return dict(own, OPENBLAS_NUM_THREADS=count, MKL_NUM_THREADS=count, OMP_NUM_THREADS=count)


class Side:
    """A process that does a piece of work each time that it is asked."""

    def __init__(self, command, threads, more=None):
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=dict(environment(threads), **(more or {})),
        )

    def ask(self, line=""):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return [float(part) for part in self.process.stdout.readline().split()]

    def warm(self, rounds):
        """Short work is done for so long that the JVM has compiled it."""
        begin, done = time.perf_counter(), 0
        while done < rounds or (rounds > 0 and time.perf_counter() - begin < WARM):
            self.ask()
            done += 1

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def ours(jar, work, solver="openblas", threads=1):
    """Our side of a piece of work, of a folder of files; with large pages, as the launcher starts it and as NumPy asks for."""
    probe = "ScenarioProbe" if work in SCENARIOS else "Probe"
    lib = os.path.join(os.path.dirname(jar), "lib", "*")
    java = ["java", "-Xmx6g", "-XX:+UseTransparentHugePages", f"-Djava.util.concurrent.ForkJoinPool.common.parallelism={threads - 1}"]
    java += ["-cp", os.pathsep.join([jar, lib]), os.path.join(PROBES, probe + ".java")]
    large = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
    return lambda folder: Side([*java, work, solver, str(threads), folder], threads, large)


def numpy(python, work, threads=1):
    """NumPy's."""
    me = os.path.join(HERE, "compare_numpy.py")
    return lambda folder: Side([python, me, work, folder], threads)


def inner(work, size, sides, rounds, warm=(2, 2), within=1e-9):
    """Two sides in turn on the same files.

    warm: rounds of each before, which do not count; at least so many, and for some seconds, or none
    within: how far the numbers that they find may differ, of the largest
    """
    with tempfile.TemporaryDirectory() as folder:
        make(work, folder, size)
        processes = [side(folder) for side in sides]
        for process, before in zip(processes, warm):
            process.warm(before)
        counted = [[process.ask() for process in processes] for _ in range(rounds)]
        require_near(work, *[process.ask("numbers") for process in processes], within)
        for process in processes:
            process.end()
    return medians(counted)


def require_near(work, ours_found, other_found, within):
    largest = max(map(abs, other_found))
    if len(ours_found) != len(other_found):
        sys.exit(f"{work}: {len(ours_found)} numbers beside {len(other_found)}")
    off = max(abs(a - b) for a, b in zip(ours_found, other_found)) / largest
    if not off <= within:
        sys.exit(f"{work}: the two sides differ by {off:.2g} of the largest number, not by at most {within:g}")


def whole(command, threads, core=None, **more):
    """Wall and processor time of a process, on one core if that is said."""
    pin = None if core is None else lambda: os.sched_setaffinity(0, {core})
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = time.perf_counter()
    subprocess.run(
        command,
        check=True,
        env=dict(environment(threads), **more),
        stdout=subprocess.DEVNULL,
        preexec_fn=pin,
    )
    wall = time.perf_counter() - wall
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
