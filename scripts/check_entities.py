"""Checks a file of entities against the model of followthemoney, where that is installed.

pip install followthemoney
python -m scripts.check_entities entities.ftm.json
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import followthemoney

from recount.publishing.entity_check import refused

assert followthemoney, "without the library nothing would be checked"


def faults(text: str) -> list[str]:
    """What the library does not take as it stands."""
    return list(refused(text.splitlines()))


def main() -> None:
    """Prints what there is, and what is wrong; exits 1 where something is."""
    text = Path(sys.argv[1]).read_text("utf-8")
    print(dict(Counter(json.loads(line)["schema"] for line in text.splitlines())))
    wrong = faults(text)
    print("\n".join(wrong) or "every property and every value is taken")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
