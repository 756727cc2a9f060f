#!/usr/bin/env python3
"""Compare the figures of an evaluation with the floors in floors.json. Standard library only.

usage: floors.py FIGURES [--update]

FIGURES   flat JSON object of figures, as the evaluation writes it with --json
--update  write the figures measured into floors.json where they are better than the floor

Exit: 0 every figure holds, 1 one is worse than its floor or missing, 2 a file could not be read.
"""
import json
import os
import sys

FLOORS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "floors.json")


def read(path):
    try:
        with open(path, encoding="utf-8") as f:
            return json.load(f)
    except (OSError, ValueError) as e:
        print("floors: %s: %s" % (path, e), file=sys.stderr)
        sys.exit(2)


def main():
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    update = "--update" in sys.argv[1:]
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    figures, floors = read(arguments[0]), read(FLOORS)
    bad = 0
    for side, worse in (("at_least", lambda x, bound: x < bound), ("at_most", lambda x, bound: x > bound)):
        for name, bound in sorted(floors.get(side, {}).items()):
            value = figures.get(name)
            if value is None:
                print("missing  %-40s %s %s" % (name, side.replace("_", " "), bound))
                bad += 1
            elif worse(value, bound):
                print("worse    %-40s %s, %s %s" % (name, value, side.replace("_", " "), bound))
                bad += 1
            elif update and value != bound:
                floors[side][name] = value
                print("raised   %-40s %s, was %s" % (name, value, bound))
    if update:
        with open(FLOORS, "w", encoding="utf-8") as f:
            json.dump(floors, f, indent=2, sort_keys=True)
            f.write("\n")
    total = sum(len(floors.get(side, {})) for side in ("at_least", "at_most"))
    print("%d of %d figures hold their floors" % (total - bad, total))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
