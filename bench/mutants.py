#!/usr/bin/env python3
"""How many small faults put into the code do the tests notice? `python bench/mutants.py [--count N] [--seed N] [--only PART …]`.

Faults are made by cosmic-ray (`pip install cosmic-ray`, or the dependency group `mutants`) in a copy of the tree, one at a time and
never in the tree itself: comparisons turned, numbers changed, branches switched, decorators taken off. A seeded sample of all that can
be made in the engine, in triage and in one rule of each family is drawn, evenly over these; each runs the tests of its part. What
survives is printed as a difference: either a test is missing, or the fault changes nothing that anybody could see.
"""

from __future__ import annotations

import argparse
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
_ALL_RULES = "test_rules.py test_crossfire.py test_sentences.py test_messages.py"
PARTS = {
    "lint/engine": f"test_engine.py test_engine_options.py test_stats.py test_show.py test_zones.py test_session.py {_ALL_RULES} test_blocks.py "
    "test_report_text.py test_limits.py test_cases.py test_corpus_store.py test_languages.py test_scan.py",
    "lint/triage": "test_gate.py test_triage.py test_baseline.py test_decisions.py test_ignores.py test_severity.py test_profiles.py "
    "test_blocks.py test_report_text.py test_gate_ci.py test_gate_diff.py test_gate_story.py test_cases.py",
    "rules/boilerplate/labels.py": f"test_boilerplate.py test_boilerplate_lines.py {_ALL_RULES} test_languages.py",
    "rules/consistency/acronyms.py": f"test_names_acronyms.py {_ALL_RULES}",
    "rules/corpus/acronyms.py": f"test_names_acronyms.py {_ALL_RULES} test_judging.py",
    "rules/dates/ambiguous.py": f"test_dates_rules.py {_ALL_RULES}",
    "rules/hedges/hedged_claims.py": f"test_hedges.py {_ALL_RULES} test_languages.py",
    "rules/source/repetition.py": f"test_source_emptiness.py {_ALL_RULES}",
    "rules/units/percent_totals.py": f"test_units_rules.py {_ALL_RULES} test_languages.py",
}
"""What is mutated, and the tests that are to notice."""
_SECONDS = 120.0


def mutants(part: str, copy: Path) -> list[Any]:
    """All faults that can be put into a part of the copy."""
    from cosmic_ray.commands import init
    from cosmic_ray.work_db import use_db

    place = copy / part
    modules = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    with use_db(str(copy / "session.sqlite")) as session:
        init(modules, session, {})
        return sorted(session.work_items, key=lambda one: repr(one.mutations))


def matters(item: Any) -> bool:
    """Whether a fault can be seen at all: one in the text of a type annotation cannot, for annotations are never evaluated here."""
    (mutation,) = item.mutations
    line = Path(mutation.module_path).read_text(encoding="utf-8").split("\n")[mutation.start_pos[0] - 1]
    before = line[: mutation.start_pos[1]]
    is_union = "BitOr" in mutation.operator_name and (
        before.count(":") > 0 or "->" in before or line.lstrip().startswith("def")
    )
    return not is_union and not line.lstrip().startswith(("from ", "import "))


def sample(copy: Path, parts: list[str], count: int, seed: int) -> Iterator[tuple[str, Any]]:
    """So many faults over some parts, half of them in the first two, where most of the code is."""
    dice = random.Random(seed)
    for part in parts:
        share = count // 4 if part in ("lint/engine", "lint/triage") else count // 2 // (len(PARTS) - 2)
        found = [one for one in mutants(part, copy) if matters(one)]
        yield from ((part, one) for one in dice.sample(found, min(max(1, share), len(found))))


def tests_of(part: str, module: Path, copy: Path) -> list[str]:
    """The command that runs the tests of a part, those first that name the module with the fault; the first failure ends it."""
    below = module.relative_to(copy).with_suffix("")
    names = (".".join(below.parts), f"from {'.'.join(below.parts[:-1])} import {below.name}")
    texts = {file: file.read_text(encoding="utf-8") for file in (copy / "tests" / name for name in PARTS[part].split())}
    ordered = sorted(texts, key=lambda file: not any(name in texts[file] for name in names))
    shown = [str(file.relative_to(copy)) for file in ordered]
    return [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider", *shown]


def must_pass(part: str, copy: Path) -> None:
    """Ends the run where the tests of a part fail without any fault: they would kill whatever is tried."""
    if subprocess.run(tests_of(part, copy / part, copy), stdout=subprocess.DEVNULL, check=False).returncode:
        sys.exit(f"the tests of {part} fail as it is")


def killed(item: Any, part: str, copy: Path) -> bool:
    """Whether a test notices the fault; printed, and what it is where none does."""
    from cosmic_ray.mutating import mutate_and_test

    (mutation,) = item.mutations
    command = shlex.join(tests_of(part, Path(mutation.module_path), copy))
    result = mutate_and_test(item.mutations, command, _SECONDS)
    print(f"{'killed' if result.is_killed else 'ALIVE '} {part} {mutation.operator_name}", flush=True)
    if not result.is_killed:
        print(result.diff, flush=True)
    return bool(result.is_killed)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--count", type=int, default=100)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--only", nargs="*", choices=sorted(PARTS), default=sorted(PARTS))
    options = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "seedlint"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache"))
        os.chdir(copy)
        # One folder of compiled expressions for all of them: else each would compile for seconds.
        compiled = str(Path(folder) / "compiled")
        os.environ |= {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "SEEDLINT_TEST_CACHE": compiled}
        for part in options.only:
            must_pass(part, copy)
        results = [killed(item, part, copy) for part, item in sample(copy, options.only, options.count, options.seed)]
        print(f"{sum(results)} of {len(results)} killed")


if __name__ == "__main__":
    main()
