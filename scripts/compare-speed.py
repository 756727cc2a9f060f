#!/usr/bin/env python3
"""Measures Selaras beside other tools on one file and prints a Markdown table of MB/s of one core.

    scripts/compare-speed.py [FILE]     articles as JSON Lines; default: the invented articles of fixtures/, many times over

`wc -w` counts words; ripgrep finds the phrases of Selaras' own data (`rg --fixed-strings`, with and without `--word-regexp`), which is a
part of what the extractors do; dateparser's `search_dates` finds dates only, on a small slice, since it is slow. Each figure is the best of
three runs in processor seconds (user and system), start-up included. dateparser is installed from PyPI into a virtual environment of
its own below target/.
"""

import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / "target" / "compare-speed"
DEFAULT_BYTES = 20_000_000
SLICE_BYTES = 30_000
SEARCH = """
import sys, time
from dateparser.search import search_dates
lines = open(sys.argv[1], encoding="utf-8").read().split("\\n")
search_dates("Senin, 15 Agustus 2022", languages=["id"])
start = time.process_time()
found = sum(len(search_dates(line, languages=["id"]) or []) for line in lines if line.strip())
print(time.process_time() - start, found)
"""


def fixtures(to):
    """Every plain-text fixture as one record, repeated."""
    folder = ROOT / "fixtures"
    texts = [p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*.txt")) if p.name != "README.md"]
    record = "".join(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in texts)
    with open(to, "w", encoding="utf-8") as out:
        for _ in range(DEFAULT_BYTES // len(record.encode()) + 1):
            out.write(record)


def texts_of(file):
    """The articles' texts, without the JSON around them."""
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = next((record[k] for k in ("text", "content", "body") if isinstance(record.get(k), str)), None)
            if text:
                yield text


def words(to):
    """The phrases of the Indonesian data, one a line."""
    found = set()
    for folder in ("rules/lang/id", "rules/lang/und", "rules/entities"):
        for file in (ROOT / folder).rglob("*.yaml"):
            for phrase in re.findall(r'"([^"\n]+)"', file.read_text(encoding="utf-8")):
                found.update(p.strip() for p in re.split(r"[,/]", phrase) if len(p.strip()) > 1)
    to.write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")
    return len(found)


def seconds(command):
    """The best of three runs, in processor seconds."""
    best = None
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        best = used if best is None else min(best, used)
    return best


def dateparser(file):
    """MB/s of search_dates over a slice; None when it cannot be installed."""
    venv = WORK / "venv"
    python = venv / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    installed = subprocess.run([python, "-m", "pip", "install", "--quiet", "dateparser"], check=False)
    if installed.returncode:
        return None
    part, size = [], 0
    for text in texts_of(file):
        part.append(text)
        size += len(text.encode())
        if size > SLICE_BYTES:
            break
    sliced = WORK / "slice.txt"
    sliced.write_text("\n".join(part), encoding="utf-8")
    out = subprocess.run([python, "-c", SEARCH, sliced], capture_output=True, text=True, check=True).stdout.split()
    return size / 1e6 / float(out[0])


def benches(file):
    """Name and median MB/s of every stage."""
    command = ["cargo", "bench", "--quiet", "--bench", "stages"]
    # A few seconds of samples for each stage tell as much as a hundred samples of the slow ones.
    env = {"DIVAN_MAX_TIME": "3", **os.environ, "SELARAS_BENCH_FILE": str(file)}
    out = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout
    name, found = None, []
    for line in out.splitlines():
        cells = line.split("│")
        rate = re.search(r"([\d.]+) ([KMG])B/s", cells[-4]) if len(cells) >= 5 else None
        if rate:
            found.append((name, float(rate[1]) * {"K": 1e-3, "M": 1.0, "G": 1e3}[rate[2]]))
        elif named := re.match(r"^[\s│├╰─]*(\w+)", line):
            name = named[1]
    return found


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 1:
        file = pathlib.Path(sys.argv[1]).resolve()
    else:
        file = WORK / "fixtures.jsonl"
        fixtures(file)
    size = file.stat().st_size / 1e6
    text = sum(len(t.encode()) for t in texts_of(file)) / 1e6
    listed = WORK / "words.txt"
    count = words(listed)
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    selaras = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "selaras"
    rows = [("`wc -w`", size / seconds(["wc", "-w", file]))]
    if shutil.which("rg"):
        command = ["rg", "-j1", "--count-matches", "--fixed-strings", "-f", listed, file]
        rows.append((f"ripgrep, {count:,} phrases, also inside words", size / seconds(command)))
        rows.append((f"ripgrep, {count:,} phrases, whole words", size / seconds([*command, "--word-regexp"])))
    else:
        print("ripgrep is not installed: `cargo install ripgrep` or your system's package `ripgrep`\n", file=sys.stderr)
    searched = dateparser(file)
    rows += [("dateparser `search_dates`, dates only", searched)] if searched else []
    whole = [("`selaras extract --format jsonl`, everything", ["extract", "-j1", "--format", "jsonl"])]
    whole.append(("`selaras check --isolated`, everything", ["check", "-j1", "--isolated", "--format", "jsonl"]))
    rows += [(name, size / seconds([selaras, *args, file])) for name, args in whole if "check" not in args or size < 30]
    rows += [(f"stage `{name}`", rate) for name, rate in benches(file)]
    base = rows[0][1]
    print(f"{size:.1f} MB of JSON Lines with {text:.1f} MB of text, {time.strftime('%Y-%m-%d')}\n")
    print("| what | MB/s | `wc -w` is faster by |\n|---|---|---|")
    for name, rate in rows:
        print(f"| {name} | {rate:,.3g} | {base / rate:,.2g} |")


if __name__ == "__main__":
    main()
