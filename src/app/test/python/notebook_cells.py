# SPDX-License-Identifier: Apache-2.0
"""Runs a Python notebook's cells in one namespace, as a kernel does, where no kernel is installed.

usage: notebook_cells.py NOTEBOOK [--write]

Printed words and the value of a cell's last line are its outputs. Without --write nothing is changed, and kinds of outputs
that are not those stored end in exit code 1; digits may differ, since training does from machine to machine.
"""

import ast
import contextlib
import io
import json
import os
import sys
import tempfile


def run(source, names):
    tree = ast.parse(source)
    last = ast.Expression(tree.body.pop().value) if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)
        value = eval(compile(last, "cell", "eval"), names) if last else None
    outputs = []
    if printed.getvalue():
        outputs.append({"output_type": "stream", "name": "stdout", "text": printed.getvalue().splitlines(True)})
    if value is not None:
        data = {"text/plain": "table" if hasattr(value, "_repr_html_") else repr(value)}
        if hasattr(value, "_repr_html_"):
            data["text/html"] = value._repr_html_().splitlines(True)
        outputs.append({"output_type": "display_data", "data": data, "metadata": {}})
    return outputs


def kinds(outputs):
    return [sorted(each.get("data", {each.get("name"): 0})) for each in outputs]


def main():
    path = os.path.abspath(sys.argv[1])
    with open(path, encoding="utf-8") as file:
        notebook = json.load(file)
    names = {"__name__": "__main__"}
    differing, count = [], 0
    home = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # what it leaves goes with it
        try:
            for place, cell in enumerate(notebook["cells"]):
                if cell["cell_type"] != "code":
                    continue
                outputs = run("".join(cell["source"]), names)
                count += 1
                for each in outputs:
                    sys.stdout.write("".join(each.get("text", "")))
                if kinds(outputs) != kinds(cell["outputs"]):
                    differing.append(place + 1)
                cell["outputs"], cell["execution_count"] = outputs, count
        finally:
            os.chdir(home)
    if "--write" in sys.argv[2:]:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(notebook, file, indent=1)
            file.write("\n")
    elif differing:
        raise SystemExit("cells %s do not show what is stored" % differing)


if __name__ == "__main__":
    main()
