# SPDX-License-Identifier: Apache-2.0
"""Eigendistill from Python: arrays in, results out, the program's jar in between.

>>> import eigendistill as ed
>>> result = ed.compare(teacher_logits, student_logits, controls=[other_logits], labels=y)
>>> result["verdict_slope"], result.slope

Needs Python 3.8, NumPy and Java 17. Torch is used where models, tensors or loaders are handed in, pandas where frames are.
The jar is the file that EIGENDISTILL_JAR names, or eigendistill.jar beside this file, or that of the release or the clone
which this file lies in.

Shapes: features X are rows x p, targets y rows or rows x outputs, logits rows x classes (sequences: rows x tokens x
classes, of equal length). Options of the command line are keyword arguments, hyphens written as underscores:
``--loss-scale mean`` is ``loss_scale="mean"``; True sets a flag, an array is handed over as a file, a list of numbers is
written out. What the program refuses is an :class:`EigendistillError` with its message and exit code.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import os
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple, Union

import numpy as np

__all__ = [
    "Checkpoints", "EigendistillError", "Result", "advise", "compare", "labels", "logits", "moments", "run", "scenario",
    "simulate",
]

#: The version of the program that this client was written for.
__version__ = "0.2.0"

PathLike = Union[str, "os.PathLike[str]"]
#: What stands for numbers: an array, a tensor, a list of lists, a data frame, or the name of a file.
ArrayLike = Any

_JAR = "EIGENDISTILL_JAR"
_NOT_COMPARABLE = 5
_GATE_FAILED = 6
#: Options whose lists are written on the command line, never handed over as files.
_WRITTEN = {"times", "teacher_times", "columns", "drop", "class_order"}


class EigendistillError(Exception):
    """What the program refused, in its words.

    ``code``: its exit code; 2 options, 3 input, 4 a fault of the program, or None if it could not be started.
    """

    def __init__(self, message: str, code: Optional[int] = None):
        super().__init__(message)
        self.code = code


class Result(Dict[str, Any]):
    """An answer: the keys of the program's JSON, also as attributes, and the files that it wrote.

    ``tables``: name to {column: array} of the CSV files; ``arrays``: name to array of the NPY files; ``warnings``;
    ``code``: the exit code (0, or of compare 5 not comparable, 6 a gate of fail_on fired); ``folder``: where the files
    are, None if no ``out`` was given.
    """

    tables: Dict[str, Dict[str, np.ndarray]]
    arrays: Dict[str, np.ndarray]

    def __init__(self, answer: Mapping[str, Any], tables=None, arrays=None, code: int = 0, folder: Optional[Path] = None):
        super().__init__(answer)
        self.__dict__.update(tables=tables or {}, arrays=arrays or {}, code=code, folder=folder)

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError("the answer has no '%s'; it has %s" % (name, ", ".join(sorted(self)))) from None

    def frame(self, table: Optional[str] = None):
        """A table as a pandas DataFrame: the one named, or the first; where there is none, the answer's numbers."""
        try:
            import pandas
        except ImportError:
            raise EigendistillError("frame() needs pandas; .tables has the same columns as arrays") from None
        if table is None and self.tables:
            table = next(iter(self.tables))
        if table is not None:
            if table not in self.tables:
                raise KeyError("no table '%s'; there are %s" % (table, ", ".join(self.tables)))
            return pandas.DataFrame(self.tables[table])
        rows = [(key, value) for key, value in self.items() if isinstance(value, (int, float, str))]
        return pandas.DataFrame(rows, columns=["measure", "value"])

    def _repr_html_(self) -> str:
        from html import escape

        head = self.get("verdict_sentence")
        rows = "".join(
            "<tr><td>%s</td><td>%s</td></tr>" % (escape(key), escape(_short(value)))
            for key, value in self.items()
            if value is None or isinstance(value, (int, float, str)) and key != "verdict_sentence"
        )
        return "%s<table>%s</table>" % ("<p>%s</p>" % escape(head) if isinstance(head, str) else "", rows)


def _short(value: Any) -> str:
    return "%.6g" % value if isinstance(value, float) else "" if value is None else str(value)


# The commands


def compare(
    teacher: ArrayLike = None,
    student: ArrayLike = None,
    loader: Optional[Iterable] = None,
    labels: Optional[ArrayLike] = None,
    controls: Sequence[ArrayLike] = (),
    pairs: Sequence[Tuple[ArrayLike, ArrayLike]] = (),
    *,
    weights: Sequence[Tuple[ArrayLike, ArrayLike]] = (),
    layers: Sequence[Tuple[Any, Any]] = (),
    layer_moments: Any = None,
    out: Optional[PathLike] = None,
    **options: Any,
) -> Result:
    """Does the student follow its teacher, exaggerate it, copy its errors?

    ``teacher``, ``student``, ``controls``: logits, or torch models with a ``loader`` of the rows, in one order at every
    pass; ``pairs``: (teacher, student) in the place of both; ``labels``: class numbers, taken from the loader where it
    has them; ``weights``: (teacher's, student's) weights, checkpoints x units x inputs, with ``inputs``; ``layers``:
    (teacher's, student's) models, state dictionaries, or files of :class:`Checkpoints`, of which all layers of one name are
    compared (``tables["layers"]``); ``layer_moments``: what :func:`moments` gives, for both or as (teacher's, student's)
    for each pair; ``out``: a folder for page (compare.html) and tables. Other options: mask, groups, kind, temperature, inputs, fail_on ... as ``eigendistill
    compare --help`` tells. Numbers: compare.json's keys, documented there. Raises for what cannot be read; rows that do
    not go together are an answer, with ``code`` 5 and ``warnings``.
    """
    if hasattr(controls, "__array__"):
        controls = [controls]
    if len(layers) == 2 and not any(isinstance(each, (tuple, list)) for each in layers):
        layers = [tuple(layers)]
    for name, several in (("control", "controls"), ("pair", "pairs"), ("layer", "layers")):
        if name in options:
            raise EigendistillError("%s is written %s=[...]" % (name, several), 2)
    for name, model in (("teacher", teacher), ("student", student)):
        if isinstance(model, (list, tuple)) and any(hasattr(each, "__array__") and np.ndim(each) > 1 for each in model):
            raise EigendistillError("%s is one model's array, not a list of them: compare one by one, or give pairs" % name, 2)
    seen = _Seen()
    if loader is not None and iter(loader) is loader:
        loader = list(loader)  # a generator is read once, and more passes are wanted
    read = lambda model: _logits(model, loader, seen)  # noqa: E731
    if labels is None and loader is not None:
        labels = _labels(loader, seen, missing=None)
    arguments: List[Tuple[str, Any]] = []
    if pairs:
        for one, other in pairs:
            arguments.append(("pair", _Files(read(one), read(other))))
    for name, model in (("teacher", teacher), ("student", student)):
        if model is not None:
            arguments.append((name, _File(read(model))))
    for model in controls:
        arguments.append(("control", _File(read(model))))
    for one, other in weights:
        arguments += [("teacher-weights", _File(one)), ("student-weights", _File(other))]
    for one, other in layers:
        arguments += [("teacher-layers", _File(one)), ("student-layers", _File(other))]
    if layer_moments is not None:
        given = layer_moments if isinstance(layer_moments, (list, tuple)) else [layer_moments]
        for each in given:
            arguments += [("layer-moments", _File(m)) for m in (each if isinstance(each, tuple) else (each,))]
    if labels is not None:
        arguments.append(("labels", _File(labels)))
    if loader is not None:
        seen.confirm(loader)
    return _run("compare", arguments, out, options, passing=(0, _NOT_COMPARABLE, _GATE_FAILED))


def simulate(X: ArrayLike, y: ArrayLike, *, teacher: Any = "auto", times: Any = "auto", out: Optional[PathLike] = None,
             **options: Any) -> Result:
    """Teacher and distilled student of a linear (or kernel) model, exactly, at every length of training.

    ``X``: rows x p; ``y``: rows, or rows x outputs; ``teacher``: when the teacher stops; ``times``: lengths, a list or
    "log:FROM:TO:COUNT". ``tables["trajectory"]`` has role, time, direction, gain and log_residual; with ``predict=X_new``
    ``arrays["student_predictions"]`` is times x rows x outputs, with ``weights=True`` there are the weights too.
    """
    given = [("data", _File(X)), ("target", _File(y)), ("teacher", teacher), ("times", times)]
    return _run("simulate", given, out, options)


def advise(X: ArrayLike, y: ArrayLike, *, out: Optional[PathLike] = None, **options: Any) -> Result:
    """Does distillation pay on this data? Estimates risks, and confirms the choice on rows held out.

    ``X``: rows x p; ``y``: rows, or rows x outputs. ``verdict``, ``choice``, ``gain_percent`` with its interval.
    """
    return _run("advise", [("data", _File(X)), ("target", _File(y))], out, options)


def scenario(spec: Union[Mapping[str, Any], PathLike], *, out: Optional[PathLike] = None, **options: Any) -> Result:
    """Risks of teachers, students and generations of them, each with its own features.

    ``spec``: the keys of a scenario file as a dictionary (arrays may stand where lists do), the name of a file, or of a
    scenario that comes with the program. ``models[NAME]["risk"]`` and its parts.
    """
    given = spec if not isinstance(spec, Mapping) else _Text(json.dumps(spec, default=_plain), ".yaml")
    return _run("scenario", [("file", given)], out, options)


def run(command: str, *, out: Optional[PathLike] = None, **options: Any) -> Result:
    """Any command that has --json: ``run("risk", data=X, target=y)``, ``run("theorems check", id="T1")``. Arrays are
    handed over as files; an answer that is a list stands under ``answers``.
    """
    return _run(command, [], out, options)


# How values become arguments


class _File:
    """A value that goes into a file."""

    def __init__(self, value: Any):
        self.value = value


class _Files(_File):
    def __init__(self, *values: Any):
        super().__init__(values)


class _Text(_File):
    def __init__(self, text: str, ending: str):
        super().__init__(text)
        self.ending = ending


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    raise EigendistillError("%r cannot stand in a scenario" % (value,), 2)


def _is_path(value: Any) -> bool:
    return isinstance(value, (str, os.PathLike))


def _array(value: Any) -> np.ndarray:
    if hasattr(value, "detach"):
        value = value.detach().cpu()
        value = value.float() if str(value.dtype) == "torch.bfloat16" else value  # every value is exact in float32
        value = value.numpy()
    array = np.asarray(value)
    if array.dtype == object:
        raise EigendistillError("an array of %s: rows of unequal length, or no numbers" % type(value).__name__, 3)
    return array


def _save(stream: Any, arrays: Mapping[str, np.ndarray]) -> None:
    """An .npz of arrays of any name: numpy.savez has arguments of its own, which a name may be that of."""
    with zipfile.ZipFile(stream, "w", allowZip64=True) as archive:
        for name, array in arrays.items():
            with archive.open(name + ".npy", "w", force_zip64=True) as entry:
                np.lib.format.write_array(entry, np.asanyarray(array), allow_pickle=False)


def _number(value: Any) -> str:
    if isinstance(value, (bool, np.bool_)):
        return "true" if value else "false"
    if isinstance(value, (float, np.floating)):
        return repr(float(value))
    return str(value)


class _Call:
    """One command's arguments; arrays lie in a folder that goes when it ends."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.names: Dict[str, str] = {}

    def _new(self, name: str, ending: str) -> Path:
        count = 1 + sum(each.split()[0] == name for each in self.names.values())
        own = name if count == 1 else "%s %d" % (name, count)
        path = self.folder / (own.replace(" ", "-") + ending)
        self.names[str(path)] = own
        return path

    def told(self, said: Any) -> Any:
        """What the program says, with arrays called by what they are and not by files that the caller never saw."""
        if isinstance(said, str):
            for path, name in self.names.items():
                said = said.replace(path, name)
            return said.replace(str(self.folder) + os.sep, "")
        if isinstance(said, dict):
            return {self.told(key): self.told(value) for key, value in said.items()}
        return [self.told(each) for each in said] if isinstance(said, list) else said

    def file(self, name: str, value: Any) -> str:
        if _is_path(value):
            return os.fspath(value)
        if callable(getattr(value, "state_dict", None)):
            value = value.state_dict()
        if isinstance(value, _Text):
            path = self._new(name, value.ending)
            path.write_text(value.value, encoding="utf-8")
        elif isinstance(value, Mapping):  # arrays by name: a state dictionary, moments
            path = self._new(name, ".npz")
            with open(path, "wb") as stream:
                _save(stream, {key: _array(each) for key, each in value.items()})
        elif hasattr(value, "to_csv"):  # a frame or a series, with its names and words
            path = self._new(name, ".csv")
            value.to_csv(path, index=False)
        else:
            array = _array(value)
            if array.dtype.kind in "US":
                path = self._new(name, ".csv")
                with open(path, "w", newline="", encoding="utf-8") as lines:
                    csv.writer(lines).writerows([[name]] + np.atleast_2d(array.T).T.tolist())
            else:
                path = self._new(name, ".npy")
                np.save(path, array.astype(np.uint8) if array.dtype == bool else array, allow_pickle=False)
        return str(path)

    def arguments(self, name: str, value: Any) -> List[str]:
        option = "--" + name.replace("_", "-")
        if value is None or value is False:
            return []
        if value is True:
            return [option]
        if isinstance(value, _Files):
            return [option] + [self.file(name, each) for each in value.value]
        if isinstance(value, _Text):
            return [option, self.file(name, value)]
        if isinstance(value, _File):
            return [option, self.file(name, value.value)]
        if _is_path(value) or np.ndim(value) == 0 and not hasattr(value, "to_csv"):
            return [option, os.fspath(value) if _is_path(value) else _number(value)]
        listed = isinstance(value, (list, tuple)) and all(np.ndim(each) == 0 for each in value)
        if listed or name in _WRITTEN:
            return [option, ",".join(_number(each) for each in value)]
        return [option, self.file(name, value)]


# The program


def _jar() -> Path:
    here = Path(__file__).resolve().parent
    named = os.environ.get(_JAR)
    if named:
        if not Path(named).is_file():
            raise EigendistillError("%s names %s, which is no file" % (_JAR, named))
        return Path(named)
    top = here.parent.parent  # of a release's archive, or of a clone
    for place in (here / "eigendistill.jar", top / "eigendistill.jar", top / "target" / "eigendistill.jar"):
        if place.is_file():
            return place
    raise EigendistillError(
        "eigendistill.jar was not found: set %s to its place (a release's folder, or target/ of a clone that was built)" % _JAR)


def _java() -> str:
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=os.path.join(home, "bin")) if home else None
    java = java or shutil.which("java")
    if java is None:
        raise EigendistillError("no java was found: install a JDK 17 or later, or set JAVA_HOME")
    return java


def _run(command: str, given: List[Tuple[str, Any]], out: Optional[PathLike], options: Mapping[str, Any],
         passing: Sequence[int] = (0,)) -> Result:
    program = [_java(), "-jar", str(_jar())]
    with tempfile.TemporaryDirectory(prefix="eigendistill-") as temporary:
        call = _Call(Path(temporary))
        folder = Path(out) if out is not None else Path(temporary, "out")
        answer = Path(temporary, "answer.json")
        line = command.split()
        for name, value in given:
            line += call.arguments(name, value)
        for name, value in options.items():
            line += call.arguments(name, value)
        line += ["--json", str(answer), "--out", str(folder), "--quiet"]
        if out is None and command in ("advise", "compare", "scenario", "simulate") and "no_figures" not in options:
            line.append("--no-figures")
        done = subprocess.run(program + line, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8")
        if done.returncode not in passing or not answer.is_file():
            # Java itself names options that it takes from the environment, before the program's first word.
            said = "\n".join(line for line in done.stderr.splitlines() if not line.startswith("Picked up "))
            words = said.strip() or done.stdout.strip() or "exit code %d, without a word" % done.returncode
            prefix = "eigendistill: "
            raise EigendistillError(call.told(words[len(prefix):] if words.startswith(prefix) else words), done.returncode)
        tables, arrays = _written(folder)
        found = call.told(json.loads(answer.read_text(encoding="utf-8")))
        return Result(
            found if isinstance(found, dict) else {"answers": found}, tables, arrays, done.returncode, folder if out is not None else None)


def _written(folder: Path) -> Tuple[Dict[str, Dict[str, np.ndarray]], Dict[str, np.ndarray]]:
    """What this run wrote, by its record: other files may lie in the folder too."""
    tables, arrays = {}, {}
    record = folder / "manifest.json"
    if record.is_file():
        for name in sorted(json.loads(record.read_text(encoding="utf-8"))["files"]):
            path = folder / name
            if path.suffix == ".csv" and path.parent == folder:
                tables[path.stem] = _table(path)
            elif path.suffix == ".npy" and path.parent == folder:
                arrays[path.stem] = np.load(path, allow_pickle=False)
    return tables, arrays


def _table(path: Path) -> Dict[str, np.ndarray]:
    with open(path, newline="", encoding="utf-8") as lines:
        rows = list(csv.reader(lines))
    return {name: _column([row[i] for row in rows[1:]]) for i, name in enumerate(rows[0])}


def _column(words: List[str]) -> np.ndarray:
    try:
        return np.array([math.nan if word == "" else float(word) for word in words])
    except ValueError:
        return np.array(words)


# Torch


class _Seen:
    """The rows of the first pass over a loader; a later one that has others is refused."""

    def __init__(self) -> None:
        self.digest: Optional[str] = None
        self._passes = 0

    def confirm(self, loader: Any) -> None:
        """Passes over the loader again, if only one pass was made and its order is not known to be the rows' own."""
        sampler = getattr(loader, "sampler", None)
        if self._passes != 1 or sampler is None or type(sampler).__name__ == "SequentialSampler":
            return
        digest = None
        for _, digest in _digest(loader):
            pass
        if digest is not None:
            self.check(digest.hexdigest())

    def check(self, digest: str) -> None:
        self._passes += 1
        if self.digest is None:
            self.digest = digest
        elif self.digest != digest:
            raise EigendistillError("the loader gives other rows, or another order, at every pass: shuffle=False is wanted", 3)


def _refuse_shuffling(loader: Any) -> None:
    for sampler in (getattr(loader, "sampler", None), getattr(getattr(loader, "batch_sampler", None), "sampler", None)):
        if "Random" in type(sampler).__name__:
            raise EigendistillError(
                "the loader shuffles (%s): rows of two models would not go together; shuffle=False is wanted"
                % type(sampler).__name__, 3)


def _inputs(batch: Any) -> Any:
    """A batch without its labels."""
    if isinstance(batch, Mapping):
        return {key: value for key, value in batch.items() if key not in ("labels", "label")}
    return batch[0] if isinstance(batch, (list, tuple)) else batch


def _targets(batch: Any) -> Any:
    if isinstance(batch, Mapping):
        return batch.get("labels", batch.get("label"))
    return batch[1] if isinstance(batch, (list, tuple)) and len(batch) > 1 else None


def _digest(batches: Iterable[Any]) -> Iterator[Tuple[Any, "hashlib._Hash"]]:
    digest = hashlib.sha256()
    for batch in batches:
        inputs = _inputs(batch)
        for each in inputs.values() if isinstance(inputs, Mapping) else (inputs,):
            digest.update(np.ascontiguousarray(_array(each)).tobytes())
        yield batch, digest


def _logits(model: Any, loader: Optional[Iterable], seen: _Seen) -> Any:
    if not callable(model) or hasattr(model, "__array__"):
        return model
    if loader is None:
        raise EigendistillError("a model needs a loader of the rows: compare(teacher, student, loader)", 2)
    import torch

    _refuse_shuffling(loader)
    training = bool(getattr(model, "training", False))
    parameters = model.parameters() if hasattr(model, "parameters") else iter(())
    device = next((each.device for each in parameters), torch.device("cpu"))
    move = lambda x: x.to(device) if hasattr(x, "to") else x  # noqa: E731
    if hasattr(model, "eval"):
        model.eval()
    parts: List[np.ndarray] = []
    digest = None
    try:
        with torch.no_grad():
            for batch, digest in _digest(loader):
                inputs = _inputs(batch)
                if isinstance(inputs, Mapping):
                    output = model(**{key: move(value) for key, value in inputs.items()})
                else:
                    output = model(move(inputs))
                parts.append(_array(getattr(output, "logits", output)))
    finally:
        if training:
            model.train()
    if digest is None:
        raise EigendistillError("the loader has no batches", 3)
    seen.check(digest.hexdigest())
    shapes = {part.shape[1:] for part in parts}
    if len(shapes) > 1:
        raise EigendistillError("batches of unequal shapes %s: pad them to one length" % sorted(shapes), 3)
    return np.concatenate(parts)


def _labels(loader: Iterable, seen: _Seen, missing: Any = EigendistillError) -> Any:
    _refuse_shuffling(loader)
    parts, digest = [], None
    for batch, digest in _digest(loader):
        target = _targets(batch)
        if target is None:
            if missing is None:
                return None
            raise EigendistillError("the loader's batches have no labels: (inputs, labels) or a key 'labels' is wanted", 3)
        parts.append(_array(target))
    if digest is None:
        raise EigendistillError("the loader has no batches", 3)
    seen.check(digest.hexdigest())
    return np.concatenate(parts)


def logits(model: Any, loader: Iterable) -> np.ndarray:
    """A torch model's logits on a loader's rows, rows x classes, in evaluation mode; the model is left as it was.

    Takes batches that are tensors, (inputs, labels) or dictionaries, and outputs with ``.logits``.
    """
    seen = _Seen()
    found = _logits(model, loader, seen)
    seen.confirm(loader)
    return found


def labels(loader: Iterable) -> np.ndarray:
    """The labels of a loader's rows, in its order."""
    seen = _Seen()
    found = _labels(loader, seen)
    seen.confirm(loader)
    return found


def _matrix(parameter: Any) -> np.ndarray:
    """A weight as units x inputs: a convolution's channels and kernel are its inputs."""
    array = _array(parameter)
    return array.reshape(array.shape[0], -1)


class Checkpoints:
    """Keeps a model's matrices while it trains, at steps 0, 1, 2, ... ceil(growth^k) and the last.

    >>> with Checkpoints(model, "student.npz") as keep:
    ...     for x, y in loader:
    ...         ...
    ...         optimizer.step(); keep.step()

    The file appears when the block ends without an exception: for each weight of two or more axes its name with an
    array checkpoints x units x inputs, and ``steps``. ``names`` chooses weights. float32 is kept as it is.
    """

    def __init__(self, model: Any, path: PathLike, growth: float = 1.2, names: Optional[Sequence[str]] = None):
        if not growth > 1:
            raise EigendistillError("growth is above 1, not %r" % growth, 2)
        self._path = Path(path)
        if self._path.suffix != ".npz":
            raise EigendistillError("%s: checkpoints go into a file that ends in .npz" % path, 2)
        self._growth = growth
        found = {name: p for name, p in model.named_parameters() if p.dim() >= 2}
        if "steps" in found:
            raise EigendistillError("a matrix is named steps, which is what the array of steps is named: rename the parameter", 3)
        absent = [name for name in names or () if name not in found]
        if absent or not found:
            raise EigendistillError("no matrix named %s; the model has %s" % (", ".join(absent) or "anything", ", ".join(found)), 3)
        self._kept = {name: found[name] for name in (names or found)}
        self._values: Dict[str, List[np.ndarray]] = {name: [] for name in self._kept}
        self._steps: List[int] = []
        self._now = 0
        self._next = 1
        self._power = 0

    def __enter__(self) -> "Checkpoints":
        self._keep()
        return self

    def step(self) -> None:
        """To be called after every step of the optimizer."""
        self._now += 1
        if self._now >= self._next:
            self._keep()
            while self._next <= self._now:
                self._power += 1
                self._next = math.ceil(self._growth**self._power)

    def _keep(self) -> None:
        self._steps.append(self._now)
        for name, parameter in self._kept.items():
            self._values[name].append(np.array(_matrix(parameter)))

    def __exit__(self, kind: Any, *rest: Any) -> None:
        if kind is not None:
            return
        if self._steps[-1] != self._now:
            self._keep()
        arrays = {name: np.stack(values) for name, values in self._values.items()}
        partial = self._path.with_name("." + self._path.name + ".part")
        try:
            with open(partial, "wb") as stream:
                _save(stream, {**arrays, "steps": np.array(self._steps)})
            os.replace(partial, self._path)
        finally:
            partial.unlink() if partial.exists() else None


def moments(model: Any, loader: Iterable, names: Optional[Sequence[str]] = None) -> Dict[str, np.ndarray]:
    """Second moments of what every Linear and Conv layer is fed, by its weight's name: mean of x x' over rows (and
    places), inputs x inputs in float64, inputs in the order of :class:`Checkpoints`' columns; ordinary convolutions only.

    Their eigenvectors are the directions by which a layer's weights are looked at.
    """
    import torch

    sums: Dict[str, np.ndarray] = {}
    counts: Dict[str, int] = {}

    def hook(name: str):
        def gather(layer: Any, given: Tuple[Any, ...], _: Any) -> None:
            x = given[0].detach()
            if layer.weight.dim() > 2:
                if layer.weight.dim() == 3:  # in one dimension: a picture of height 1
                    x = x.unsqueeze(2)
                wide = lambda each: (0, *each) if layer.weight.dim() == 3 else each  # noqa: E731
                one = lambda each: (1, *each) if layer.weight.dim() == 3 else each  # noqa: E731
                x = torch.nn.functional.unfold(
                    x, one(layer.kernel_size), one(layer.dilation), wide(layer.padding), one(layer.stride)).transpose(1, 2)
            rows = x.reshape(-1, x.shape[-1]).double().cpu().numpy()
            sums[name] = sums.get(name, 0) + rows.T @ rows
            counts[name] = counts.get(name, 0) + len(rows)

        return gather

    layers = {
        name + ".weight": layer
        for name, layer in model.named_modules()
        if isinstance(layer, (torch.nn.Linear, torch.nn.Conv1d, torch.nn.Conv2d))
        and getattr(layer, "groups", 1) == 1
        and not isinstance(getattr(layer, "padding", 0), str)
        and getattr(layer, "padding_mode", "zeros") == "zeros"
    }
    absent = [name for name in names or () if name not in layers]
    if absent:
        raise EigendistillError("no layer has a weight named %s; there are %s" % (", ".join(absent), ", ".join(layers)), 3)
    hooks = [layers[name].register_forward_hook(hook(name)) for name in (names or layers)]
    try:
        logits(model, loader)
    finally:
        for each in hooks:
            each.remove()
    return {name: total / counts[name] for name, total in sums.items()}
