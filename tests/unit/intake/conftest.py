"""Ways to take in files that a test makes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recount.intake import Refused, Taken, take_in

Results = list[Taken | Refused]


@pytest.fixture
def take(tmp_path: Path) -> Callable[..., Results]:
    """Writes a file of the given name and content and takes it in."""

    def write_and_take(name: str, content: bytes | str) -> Results:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(take_in([path]))

    return write_and_take


@pytest.fixture
def take_one(take: Callable[..., Results]) -> Callable[..., Taken]:
    """Takes in a file that holds exactly one document."""

    def write_and_take(name: str, content: bytes | str) -> Taken:
        (result,) = take(name, content)
        assert isinstance(result, Taken), result
        return result

    return write_and_take


@pytest.fixture
def refuse(take: Callable[..., Results]) -> Callable[..., str]:
    """Takes in a file that is refused, and gives the one line that says why."""

    def write_and_take(name: str, content: bytes | str) -> str:
        (result,) = take(name, content)
        assert isinstance(result, Refused), result
        assert name in result.file
        line = str(result.error)
        assert "\n" not in line
        return line

    return write_and_take
