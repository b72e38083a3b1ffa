# SPDX-License-Identifier: Apache-2.0
"""Tests of the client against the jar: python3 -m unittest discover -s src/python."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np

import eigendistill as ed

try:
    import torch
except ImportError:  # with CI=true every tool is there
    if os.environ.get("CI") == "true":
        raise
    torch = None

needs_torch = unittest.skipIf(torch is None, "torch is not installed")


def _bases(seed=1, rows=200, classes=4):
    random = np.random.default_rng(seed)
    base = 3 * random.normal(size=(rows, classes))
    return [base + 0.5 * random.normal(size=base.shape) for _ in range(3)], random.integers(0, classes, rows)


class Compare(unittest.TestCase):
    def test_arrays_give_what_files_give(self):
        (t, s, c), y = _bases()
        found = ed.compare(t, s, controls=[c], labels=y)
        with tempfile.TemporaryDirectory() as folder:
            line = ["java", "-jar", str(ed._jar()), "compare", "--quiet", "--json", "--out", os.path.join(folder, "out")]
            for name, array in (("teacher", t), ("student", s), ("control", c), ("labels", y)):
                path = os.path.join(folder, name + ".npy")
                np.save(path, array)
                line += ["--" + name, path]
            plainly = json.loads(subprocess.run(line, check=True, capture_output=True, text=True).stdout)
        for each in (found, plainly):
            each.pop("command"), each.pop("files")
        self.assertEqual(found, plainly)
        agreement = np.mean(t.argmax(1) == s.argmax(1))
        self.assertAlmostEqual(found.agreement, agreement, 12)
        self.assertEqual(found.code, 0)
        self.assertIn("measure", found.tables["compare"])
        self.assertIn("agreement", found._repr_html_())
        with self.assertRaisesRegex(AttributeError, "no 'agrement'; it has .*agreement"):
            found.agrement

    def test_pairs_and_what_is_left_behind(self):
        (t, s, c), y = _bases()
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder, "report")
            found = ed.compare(pairs=[(t, s), (s, c), (c, t)], labels=y, out=out)
            self.assertEqual(found.folder, out)
            self.assertTrue((out / "compare.json").is_file())
            self.assertIn("pairs", found)
        found = ed.compare(t, s, temperature=2)
        self.assertIsNone(found.folder)
        self.assertEqual(found["temperature"], 2)

    def test_every_measure_of_pairs_has_its_interval(self):
        """Over pairs and rows, worked out anew; the rows' part also by leaving out each in turn."""
        random = np.random.default_rng(5)
        signal = 3 * random.normal(size=(300, 4))
        teachers = [signal + random.normal(size=signal.shape) for _ in range(3)]
        students = [1.1 * t + 0.4 * random.normal(size=signal.shape) for t in teachers]

        def odds(z, c):
            rest = np.where(np.arange(z.shape[1]) == c[:, None], -np.inf, z)
            return np.take_along_axis(z, c[:, None], 1)[:, 0] - np.log(np.exp(rest).sum(1))

        def seen(r):
            for k in range(3):
                if k != r:
                    c = teachers[k].argmax(1)
                    yield odds(teachers[r], c), odds(students[r], c), odds(teachers[k], c)

        def transmission(r, keep):
            above = below = 0
            for x, y, z in seen(r):
                x, y, own = x[keep], y[keep], (x - z)[keep]
                above += np.mean(y * own) - y.mean() * own.mean()
                below += np.mean(x * own) - x.mean() * own.mean()
            return above / below

        def highest(r):
            """The offset, and what each row adds to it."""
            value, parts = 0, np.zeros(300)
            for x, y, z in seen(r):
                top = np.argsort(z, kind="stable")[240:]
                value += (y - x)[top].mean() / 2
                parts[top] += ((y - x)[top] - (y - x)[top].mean()) / 60 / 2
            return value, parts

        found = ed.compare(pairs=list(zip(teachers, students)))
        t = 0.975 * np.sqrt(2 / (1 - 0.975**2))  # Student's of 2 degrees at 98.75 %
        every = np.arange(300)
        passed = [transmission(r, every) for r in range(3)]
        np.testing.assert_allclose(found["transmissions"], passed, rtol=1e-10)
        without = np.array([np.mean([transmission(r, every != i) for r in range(3)]) for i in every])
        rows = 299 / 300 * np.sum((without - without.mean()) ** 2)
        reach = t * np.sqrt(np.var(passed, ddof=1) / 3 + rows)
        low, high = found["transmission_ci975"]
        self.assertAlmostEqual((low + high) / 2, np.mean(passed), 10)
        self.assertAlmostEqual((high - low) / 2 / reach, 1, 2)
        ends = [highest(r) for r in range(3)]
        np.testing.assert_allclose(found["high_offsets"], [e[0] for e in ends], rtol=1e-10)
        rows = 300 / 299 * np.sum(np.mean([e[1] for e in ends], axis=0) ** 2)
        reach = t * np.sqrt(np.var([e[0] for e in ends], ddof=1) / 3 + rows)
        np.testing.assert_allclose(
            found["high_offset_ci975"], np.mean([e[0] for e in ends]) + reach * np.array([-1, 1]), rtol=1e-9
        )

    def test_all_layers_at_once(self):
        random = np.random.default_rng(4)
        one, other = (
            {"fc1.weight": random.normal(size=(8, 6)), "conv.weight": random.normal(size=(4, 2, 3, 3)), "fc1.bias": np.zeros(8)}
            for _ in range(2))
        x = random.normal(size=(50, 6))
        found = ed.compare(layers=[(one, other)], layer_moments={"fc1.weight": x.T @ x / 50})
        layers = found.tables["layers"]
        self.assertEqual(sorted(layers["layer"]), ["conv.weight", "fc1.weight"])
        at = list(layers["layer"]).index("conv.weight")
        t, s = (each["conv.weight"].reshape(4, -1) for each in (one, other))
        self.assertAlmostEqual(layers["relative_change"][at], np.linalg.norm(s - t) / np.linalg.norm(t), 12)
        self.assertAlmostEqual(layers["stable_rank_student"][at], (s**2).sum() / np.linalg.norm(s, 2) ** 2, 10)
        values, vectors = np.linalg.eigh(x.T @ x)
        top = vectors[:, -1]
        t, s = one["fc1.weight"], other["fc1.weight"]
        change = found.tables["layer_bands"]["relative_change"][0]
        self.assertAlmostEqual(change, np.linalg.norm((s - t) @ top) / np.linalg.norm(t @ top), 10)
        self.assertEqual(found.verdict, "uncontrolled")

    def test_only_what_this_run_wrote_is_read(self):
        (teacher, student, _), labels = _bases()
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "aaa.csv").write_text("not,\nours,1,2\n")
            np.save(Path(folder, "mine.npy"), np.array([None]), allow_pickle=True)
            result = ed.compare(teacher, student, labels=labels, out=folder)
            self.assertIn("compare", result.tables)
            self.assertNotIn("aaa", result.tables)
            self.assertEqual({}, result.arrays)

    def test_one_control_one_pair_of_layers_and_names_that_numpy_has_itself(self):
        (teacher, student, control), labels = _bases()
        one = ed.compare(teacher, student, labels=labels, controls=[control])
        other = ed.compare(teacher, student, labels=labels, controls=control)
        self.assertEqual(one["slope"], other["slope"])
        weights = {"file": np.diag([3.0, 2, 1]), "arrays": np.eye(3)}
        found = ed.compare(layers=(weights, {name: 2 * array for name, array in weights.items()}))
        self.assertEqual(["arrays", "file"], sorted(found.tables["layers"]["layer"]))
        for wrong in ({"control": [control]}, {"student": [student, student]}):
            with self.assertRaises(ed.EigendistillError) as raised:
                ed.compare(teacher, **{"student": student, **wrong})
            self.assertEqual(2, raised.exception.code)

    def test_rows_that_do_not_go_together_are_an_answer(self):
        (t, s, _), _ = _bases()
        found = ed.compare(t, np.roll(s, 7, axis=0))
        self.assertEqual(found.code, 5)
        self.assertFalse(found.rows_match)

    def test_refusals_have_words_and_a_code(self):
        (t, s, _), _ = _bases()
        with self.assertRaises(ed.EigendistillError) as caught:
            ed.compare(t, s[:-1])
        self.assertEqual(caught.exception.code, 3)
        self.assertIn("199", str(caught.exception))
        self.assertRegex(str(caught.exception), "^student: 199 rows")  # no file that the caller never saw
        bad = np.where(np.arange(t.size).reshape(t.shape) == 5, np.nan, t)
        with self.assertRaisesRegex(ed.EigendistillError, "^control 2, row 2, column 2: NaN"):
            ed.compare(t, s, controls=[t + 1, bad])
        with self.assertRaises(ed.EigendistillError) as caught:
            ed.compare(t, s, no_such_option=1)
        self.assertEqual(caught.exception.code, 2)
        self.assertIn("--no-such-option", str(caught.exception))
        with self.assertRaisesRegex(ed.EigendistillError, "unequal length"):
            ed.compare(np.array([[1.0], [1.0, 2.0]], dtype=object), s)
        with self.assertRaisesRegex(ed.EigendistillError, "needs a loader"):
            ed.compare(lambda x: x, s)

    def test_the_jar_is_named(self):
        with mock.patch.dict(os.environ, {"EIGENDISTILL_JAR": "/nowhere.jar"}):
            with self.assertRaisesRegex(ed.EigendistillError, "EIGENDISTILL_JAR names"):
                ed.run("literature")

    def test_the_jar_is_found(self):
        environment = {name: value for name, value in os.environ.items() if name != "EIGENDISTILL_JAR"}
        for jar in ("src/python/eigendistill.jar", "eigendistill.jar", "target/eigendistill.jar", None):
            with self.subTest(jar), tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, environment, clear=True):
                top = Path(folder).resolve()
                client = top / "src" / "python" / "eigendistill.py"
                for file in [client] + ([top / jar] if jar else []):
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.touch()
                with mock.patch.object(ed, "__file__", str(client)):
                    if jar:
                        self.assertEqual(ed._jar(), top / jar)
                    else:
                        self.assertRaisesRegex(ed.EigendistillError, "was not found", ed._jar)


class Linear(unittest.TestCase):
    def setUp(self):
        random = np.random.default_rng(2)
        self.x = random.normal(size=(50, 4))
        self.y = self.x @ [1.0, 2.0, 3.0, 4.0] + random.normal(size=50)

    def test_gains_and_predictions_beside_numpy(self):
        times = [1e-3, 0.01, 0.1]
        found = ed.simulate(self.x, self.y, teacher=0.02, times=times, predict=self.x[:7])
        l, v = np.linalg.eigh(self.x.T @ self.x)
        table = found.tables["trajectory"]
        student = table["role"] == "student"
        gains = np.array([np.sort((1 - np.exp(-l * t)) * (1 - np.exp(-l * 0.02)))[::-1] for t in times]).ravel()
        np.testing.assert_allclose(table["gain"][student], gains, rtol=1e-12)
        self.assertEqual(found.times, times)
        coefficient = v.T @ (self.x.T @ self.y) / l
        for i, t in enumerate(times):
            gain = (1 - np.exp(-l * t)) * (1 - np.exp(-l * 0.02))
            expected = self.x[:7] @ (v @ (gain * coefficient))
            np.testing.assert_allclose(found.arrays["student_predictions"][i, :, 0], expected, rtol=1e-10)

    def test_advice(self):
        found = ed.advise(self.x, self.y)
        self.assertIn(found.verdict, ("pays", "no evidence", "does not pay"))
        self.assertIn("curves", found.tables)

    def test_any_command(self):
        self.assertEqual("T1", ed.run("theorems check", id="T1")["answers"][0]["id"])
        found = ed.run("risk", spectrum="power:1:10", noise=1.0, cells=0)
        self.assertTrue(0 < found.student_risk < found.teacher_risk)

    def test_scenarios(self):
        spec = {
            "scenario": "two",
            "world": {"covariance": {"values": np.array([2.0, 1.0])}, "signal": {"values": [1, 1]}, "noise": 0},
            "rows": {"A": {"values": [[1, 0], [0, 1], [1, 1]]}},
            "models": {"teacher": {"fit": {"procedure": "ridge", "penalty": 0.5}, "data": [{"rows": "A", "labels": [{"of": "truth"}]}]}},
            "report": {"of": ["teacher"], "how": "exact"},
        }
        found = ed.scenario(spec)
        x = np.array(spec["rows"]["A"]["values"], float)
        w = np.linalg.solve(x.T @ x / 3 + 0.5 * np.eye(2), x.T @ x / 3 @ [1, 1])
        self.assertAlmostEqual(found.models["teacher"]["risk"], np.sum([2.0, 1.0] * (w - 1) ** 2), 13)
        with self.assertRaises(ed.EigendistillError) as caught:
            ed.scenario({"scenario": "x", "wrold": {}})
        self.assertEqual(caught.exception.code, 3)
        self.assertIn("wrold", str(caught.exception))
        self.assertNotIn(tempfile.gettempdir(), str(caught.exception))

    def test_frames_keep_names_and_words(self):
        try:
            import pandas
        except ImportError:
            self.skipTest("pandas is not installed")
        frame = pandas.DataFrame(self.x, columns=list("abcd"))
        found = ed.simulate(frame, pandas.Series(self.y, name="y"), times=[0.1])
        self.assertEqual(found["read"][0]["names"], list("abcd"))
        self.assertEqual(list(found.frame("spectrum").columns)[0], "direction")


@needs_torch
class Torch(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(3)
        self.x = torch.randn(120, 6)
        self.y = torch.randint(0, 3, (120,))
        self.models = [
            torch.nn.Sequential(torch.nn.Linear(6, 8), torch.nn.ReLU(), torch.nn.Dropout(0.5), torch.nn.Linear(8, 3))
            for _ in range(3)
        ]

    def loader(self, shuffle=False):
        data = torch.utils.data.TensorDataset(self.x, self.y)
        return torch.utils.data.DataLoader(data, batch_size=32, shuffle=shuffle)

    def test_models_and_loader(self):
        t, s, c = self.models
        found = ed.compare(t, s, self.loader(), controls=[c])
        with torch.no_grad():
            arrays = [m.eval()(self.x).numpy() for m in self.models]
            for model in self.models:
                model.train()
        plainly = ed.compare(arrays[0], arrays[1], controls=[arrays[2]], labels=self.y)
        for key, value in plainly.items():
            if key not in ("command", "files"):
                self.assertEqual(found[key], value, key)
        self.assertTrue(t.training)  # as it was
        np.testing.assert_array_equal(ed.labels(self.loader()), self.y.numpy())

    def test_the_lines_of_the_readme(self):
        text = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
        blocks = [block.split("```")[0] for block in text.split("```python\n")[1:]]
        (lines,) = [block for block in blocks if block.startswith("import eigendistill as ed")]
        teacher, student, second = self.models
        scope = {"teacher": teacher, "student": student, "second": second, "loader": self.loader()}
        here = os.getcwd()
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                with mock.patch("builtins.print") as printed:
                    exec(lines, scope)
                self.assertTrue(Path("report", "compare.json").is_file())
            finally:
                os.chdir(here)
        self.assertIsInstance(printed.call_args[0][0], str)

    def test_shuffling_loaders_are_refused(self):
        with self.assertRaisesRegex(ed.EigendistillError, "shuffle"):
            ed.compare(self.models[0], self.models[1], self.loader(shuffle=True))

        class Turning:  # no sampler to look at: the rows of the passes differ
            def __init__(self, rows):
                self.rows, self.calls = rows, 0

            def __iter__(self):
                self.calls += 1
                return iter([(self.rows.roll(self.calls, 0), None)])

        with self.assertRaisesRegex(ed.EigendistillError, "every pass"):
            ed.compare(self.models[0], self.models[1], Turning(self.x), labels=self.y)

        class Unknown(torch.utils.data.Sampler):  # another order at each pass, by a name that says nothing
            def __init__(self, rows):
                self.rows, self.calls = rows, 0

            def __len__(self):
                return self.rows

            def __iter__(self):
                self.calls += 1
                return iter([(i + self.calls) % self.rows for i in range(self.rows)])

        rows = torch.utils.data.TensorDataset(self.x, torch.as_tensor(self.y))
        turning = torch.utils.data.DataLoader(rows, batch_size=16, sampler=Unknown(len(rows)))
        for once in (lambda: ed.labels(turning), lambda: ed.logits(self.models[0], turning)):
            with self.assertRaisesRegex(ed.EigendistillError, "every pass"):
                once()

    def test_a_generator_is_read_once(self):
        batches = lambda: ((x, y) for x, y in self.loader())  # noqa: E731
        found = ed.compare(self.models[0], self.models[1], batches())
        self.assertEqual(found["agreement"], ed.compare(self.models[0], self.models[1], self.loader())["agreement"])

    def test_dictionaries_and_half_precision(self):
        model = self.models[0]

        class Wrapped(torch.nn.Module):
            def forward(self, inputs=None):
                return type("Output", (), {"logits": model.eval()(inputs).to(torch.bfloat16)})()

        batches = [{"inputs": self.x[:50], "labels": self.y[:50]}, {"inputs": self.x[50:], "labels": self.y[50:]}]
        found = ed.logits(Wrapped(), batches)
        with torch.no_grad():
            expected = model(self.x).to(torch.bfloat16).float().numpy()
        np.testing.assert_array_equal(found, expected)
        np.testing.assert_array_equal(ed.labels(batches), self.y.numpy())

    def test_checkpoints(self):
        model = self.models[0]
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "student.npz")
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            before = model[0].weight.detach().clone()
            with ed.Checkpoints(model, path) as keep:
                for _ in range(20):
                    optimizer.zero_grad()
                    torch.nn.functional.cross_entropy(model(self.x), self.y).backward()
                    optimizer.step()
                    keep.step()
            with np.load(path) as kept:
                self.assertEqual(kept["steps"].tolist(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 19, 20])
                self.assertEqual(kept["0.weight"].shape, (15, 8, 6))
                np.testing.assert_array_equal(kept["0.weight"][0], before.numpy())
                np.testing.assert_array_equal(kept["0.weight"][-1], model[0].weight.detach().numpy())
            with self.assertRaises(ZeroDivisionError):
                with ed.Checkpoints(model, os.path.join(folder, "none.npz")):
                    1 / 0
            self.assertEqual(os.listdir(folder), ["student.npz"])
            with self.assertRaisesRegex(ed.EigendistillError, "0.wieght.*0.weight"):
                ed.Checkpoints(model, path, names=["0.wieght"])

    def test_moments(self):
        model = self.models[0]
        found = ed.moments(model, self.loader())
        x = self.x.double().numpy()
        np.testing.assert_allclose(found["0.weight"], x.T @ x / 120, rtol=1e-12)
        picture = torch.randn(5, 2, 6, 7)
        conv = torch.nn.Conv2d(2, 3, 3, stride=2, padding=1, bias=False)
        moment = ed.moments(torch.nn.Sequential(conv), [picture])["0.weight"]
        with torch.no_grad():
            out = conv(picture).double().numpy()
        weight = conv.weight.detach().double().numpy().reshape(3, -1)
        # The mean square of every channel's output is w' M w.
        np.testing.assert_allclose(np.diag(weight @ moment @ weight.T), (out**2).mean((0, 2, 3)), rtol=1e-5)
        line = torch.nn.Conv1d(2, 3, 3, padding=1, bias=False)
        moment = ed.moments(torch.nn.Sequential(line), [picture[:, :, 0]])["0.weight"]
        with torch.no_grad():
            out = line(picture[:, :, 0]).double().numpy()
        weight = line.weight.detach().double().numpy().reshape(3, -1)
        np.testing.assert_allclose(np.diag(weight @ moment @ weight.T), (out**2).mean((0, 2)), rtol=1e-5)


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
