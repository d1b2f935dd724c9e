"""Checks a file of entities against the model of followthemoney, where that is installed.

pip install followthemoney
python -m scripts.check_entities entities.ftm.json
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from followthemoney import model


def faults(text: str) -> list[str]:
    """What the model does not take as it stands: a property that it does not know, or a value
    that it would change."""
    found = []
    for line in text.splitlines():
        row = json.loads(line)
        entity = model.make_entity(row["schema"])
        entity.id = row["id"]
        for name, values in row["properties"].items():
            entity.add(name, values, cleaned=False)
            if sorted(entity.get(name)) != sorted(values):
                found.append(f"{row['id']}: {name} {values} becomes {entity.get(name)}")
    return found


def main() -> None:
    """Prints what there is, and what is wrong; exits 1 where something is."""
    text = Path(sys.argv[1]).read_text("utf-8")
    print(dict(Counter(json.loads(line)["schema"] for line in text.splitlines())))
    wrong = faults(text)
    print("\n".join(wrong) or "every property and every value is taken")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
