"""Progress bars, one for each step."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class Bars:
    """Shows how far each step has come, and clears itself away at the end."""

    def __init__(self) -> None:
        self._tasks: dict[str, TaskID] = {}
        self._progress = Progress(
            TextColumn("{task.description:<18}"),
            BarColumn(bar_width=40),
            TextColumn("{task.fields[figures]:>13}"),
            TimeElapsedColumn(),
            console=Console(file=sys.stderr),
            transient=True,
        )

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def __call__(self, step: str, done: int, total: int | None) -> None:
        if step not in self._tasks:
            self._finish_others()
            self._tasks[step] = self._progress.add_task(step, total=total, figures="")
        figures = f"{done:,}" if total is None else f"{done:,} of {total:,}"
        self._progress.update(
            self._tasks[step], completed=done, total=total, figures=figures if done else ""
        )

    def _finish_others(self) -> None:
        for task in self._tasks.values():
            self._progress.update(task, total=1, completed=1)
            self._progress.stop_task(task)
