"""Prints the shape of the code against what the architecture aims for (`make shape`).

Code lines leave out blank lines, comments and docstrings. Complexity is McCabe's, as ruff counts
it, and is held at 10 by `make lint`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

ROOT = Path(__file__).parent.parent / "src"
Functions = ast.FunctionDef | ast.AsyncFunctionDef


def main() -> None:
    """One line a figure, then the longest functions and files."""
    functions, files = [], []
    for path in sorted(ROOT.rglob("*.py")):
        source = path.read_text("utf-8")
        tree, lines = ast.parse(source), source.splitlines()
        name = path.relative_to(ROOT).as_posix()
        files.append((code_lines(lines, tree, tree), name))
        functions += [(n, f"{name}:{at} {what}") for n, at, what in _functions(lines, tree)]
    _show("functions", [n for n, _ in functions], "median 6, 90th under 20, none over 50")
    _show("files", [n for n, _ in files], "90th under 180, none over 350")
    for n, name in [*sorted(functions)[-5:], *sorted(files)[-5:]]:
        print(f"  {n:4}  {name}")


def _functions(lines: list[str], tree: ast.Module) -> Iterator[tuple[int, int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, Functions):
            yield code_lines(lines, tree, node), node.lineno, node.name


def code_lines(lines: list[str], tree: ast.Module, node: ast.Module | Functions) -> int:
    """The lines of a module or function that are neither blank, comment nor docstring."""
    documented = _docstring_lines(node)
    first, last = (1, len(lines)) if node is tree else (node.lineno, node.end_lineno or 0)  # type: ignore[union-attr]
    kept = (i for i in range(first, last + 1) if i not in documented)
    return sum(1 for i in kept if (line := lines[i - 1].strip()) and not line.startswith("#"))


def _docstring_lines(node: ast.AST) -> set[int]:
    found: set[int] = set()
    for item in ast.walk(node):
        body = getattr(item, "body", None)
        if not isinstance(body, list) or not body or not isinstance(body[0], ast.Expr):
            continue
        value = body[0].value
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            found.update(range(body[0].lineno, (body[0].end_lineno or 0) + 1))
    return found


def _show(name: str, sizes: list[int], aim: str) -> None:
    cuts = quantiles(sizes, n=10)
    print(
        f"{name:10} {len(sizes):5}  median {cuts[4]:.0f}  90th {cuts[8]:.0f}  "
        f"longest {max(sizes)}  (aim: {aim})"
    )


if __name__ == "__main__":
    main()
