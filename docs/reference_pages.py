"""The pages of the reference, written from the code itself: python docs/reference_pages.py FOLDER."""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import lint
import seedlint
from lint import extract, readers, report
from lint.commands.init import CONFIG
from lint.config.settings import KEYS, Settings
from lint.report import Totals
from lint.report.rows import COLUMNS
from lint.rule.conditions import CONDITIONS, OF_LINES
from lint.session import Session
from lint.text.document import Document

SAMPLE = (
    "---\ntitle: The mill at Arden\ndate: 2024-05-03\n---\n"
    "The mill at Arden was sold for 2 billion euros on Friday, insider sources said.\n\nShare this article\n"
)
_LONGEST = 30
"""So many lines of a sample are shown."""


def write(folder: Path) -> list[Path]:
    """All pages of the reference; those that are up to date are left alone, so that builds are quick."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {folder / f"{name}.md": f"{make().rstrip()}\n" for name, make in PAGES.items()}
    pages[folder / "index.md"] = _index()
    for path, text in pages.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    return list(pages)


def _index() -> str:
    links = "".join(f"- [{name.capitalize()}]({name}.md)\n" for name in PAGES)
    tree = "\n".join(PAGES)
    return f"# Reference\n\nThese pages are made from the code.\n\n{links}\n```{{toctree}}\n:hidden:\n\n{tree}\n```\n"


def cell(text: str) -> str:
    """Text for a cell of a table: on one line, with what Markdown would read as its own made harmless."""
    pieces = " ".join(text.split()).split("`")
    return "`".join(one if at % 2 else re.sub(r"([\\|*_<\[\]])", r"\\\1", one) for at, one in enumerate(pieces))


def table(*heads: str, rows: list[tuple[str, ...]]) -> str:
    lines = [" | ".join(heads), " | ".join("---" for _ in heads), *(" | ".join(row) for row in rows)]
    return "".join(f"| {line} |\n" for line in lines)


def configuration() -> str:
    """Every key, its default and what it does, as `seedlint init` explains them."""
    said = {key: (sample.strip(), meaning) for key, sample, meaning in _explained()}
    defaults = Settings()
    rows = []
    for key, name in KEYS.items():
        sample, meaning = said.get(key, ("", ""))
        default = getattr(defaults, name)
        shown = "" if default in (None, (), {}) else f"`{json.dumps(default)}`"
        rows.append((f"`{key}`", shown, f"`{sample}`" if sample else "", cell(meaning)))
    return (
        "# Configuration\n\nThe nearest `seedlint.toml`, or `pyproject.toml` with a table `[tool.seedlint]`, at or above the first path "
        "counts; options of the command line come last. An unknown key or a wrong value is an error with file and line.\n\n"
        + table("key", "default", "for example", "meaning", rows=rows)
        + "\n`seedlint init` writes this file:\n\n```toml\n"
        + CONFIG
        + "```\n"
    )


def _explained() -> Iterator[tuple[str, str, str]]:
    """Key, sample and meaning of each line of the configuration that `init` writes."""
    for line in CONFIG.splitlines():
        if known := re.match(r"# ([\w-]+) = (.*?)\s+# (.*)$", line):
            yield known[1], known[2], known[3]
        elif known := re.match(r"# \[([\w-]+)(?:\.\w+)?\]\s*#?\s*(.*)$", line):
            yield known[1], "", known[2] or "what is ignored in which files"


def commands() -> str:
    """Every command with its arguments and options."""
    import typer.main

    from lint.cli import COMMANDS, make_app

    parts = ["# Commands\n"]
    group = typer.main.get_command(make_app([]))
    for name in COMMANDS:
        command = group.commands[name]  # type: ignore[attr-defined]
        parts.append(f"## seedlint {name}\n\n{cell(command.help or '')}\n")
        rows = [(_spelling(one), cell(getattr(one, "help", "") or "")) for one in command.params]
        parts.append(table("argument or option", "meaning", rows=rows))
    return "\n".join(parts)


def _spelling(parameter: object) -> str:
    names = getattr(parameter, "opts", []) + getattr(parameter, "secondary_opts", [])
    if names and not names[0].startswith("-"):
        return f"`{names[0].upper()}`"
    return ", ".join(f"`{name}`" for name in names)


def formats() -> str:
    """What is read, and a sample of each format of reports."""
    read = [
        (one.name, cell(", ".join(f"`{ending}`" for ending in one.endings)), "a record each" if one.records else "the file",
         ", ".join(f"`{ending}`" for ending in readers.PACKED) if one.packed else "", "yes" if one.cut else "")
        for one in readers.KNOWN
    ]  # fmt: skip
    parts = [
        "# Formats\n\n## What is read\n",
        table("format", "names end in", "an article is", "also", "large files are cut", rows=read),
        f"\n## What is written\n\nEach sample is the report on this article, `mill.md`:\n\n```text\n{SAMPLE}```\n",
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mill.md"
        path.write_text(SAMPLE, encoding="utf-8")
        parts += [_format(name, path) for name in (*report.FORMATS, "statistics") if name not in _NO_TEXT]
    columns = ", ".join(f"`{name}`" for name in COLUMNS)
    parts.append(
        f"### parquet\n\nThe rows of `csv` in a Parquet file, with all texts as they are. Its columns: {columns}.\n\n{_CSV}\n"
    )
    parts.append("### html\n\nA page to look at, see [the report](../report.md).\n")
    return "\n".join(parts)


_CSV = (
    "In `csv`, a text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line end, and is no number) "
    "has an apostrophe before it, and one that has apostrophes before such a sign has one more: take one away to have what was written. "
    "Control characters are written as `\\x1b`. Numbers are numbers."
)
_NO_TEXT = ("html", "parquet")
"""The formats of which a sample is nothing to read."""


def _format(name: str, path: Path) -> str:
    settings = Settings(min_confidence="medium")
    session = Session(settings)
    out, totals = StringIO(), Totals()
    writer = report.make(name, out, settings, session.rules)
    for outcome in session.check([str(path)]):
        if not isinstance(outcome, readers.Problem):
            totals.count(outcome, settings)
            writer.article(outcome)
    writer.finish(totals)
    lines = _indented(name, out.getvalue()).replace(str(path), path.name).splitlines()
    shown = "\n".join(line[:200] for line in lines[:_LONGEST]) + ("\n…" if len(lines) > _LONGEST else "")
    title = "check --statistics" if name == "statistics" else name
    return f"### {title}\n\n{_purpose(name)}\n\n```text\n{shown}\n```\n"


def _indented(name: str, written: str) -> str:
    if name not in ("sarif", "gitlab", "json", "rdjson"):
        return written
    return json.dumps(json.loads(written), ensure_ascii=False, indent=1)


def _purpose(name: str) -> str:
    known = (inspect.getdoc(sys.modules.get(f"lint.report.{name}")) or "").split("\n\n")[0]
    return cell(known)


def conditions() -> str:
    """What a declarative rule can ask of the place of a match."""
    rows = [
        (f"`{name}`", cell(inspect.getdoc(check) or ""), "line" if name in OF_LINES else "match")
        for name, check in sorted(CONDITIONS.items())
    ]
    return (
        "# Conditions\n\nNames for `unless`, `only_if` and `doubt_if` of a [rule in YAML](../own_rules.md).\n\n"
        + table("name", "true where", "looks at the", rows=rows)
    )


def kinds() -> str:
    """What is read in articles: the kinds of mentions, with what each finds in a sample."""
    text = (
        "MARL, 3 May 2024 (Coast Wire) - The mill was sold for 2 billion euros on Friday, the mayor, Ann Lee, said. "
        "It may reopen in 2025, insider sources say.\n\nShare this article\n"
    )
    document = Document(text, "mill.txt")
    parts = [
        f"# Kinds of mentions\n\n`seedlint facts` prints them, rules ask for them. In this text:\n\n```text\n{text}```\n"
    ]
    for kind in extract.MODULES:
        rows = [
            (cell(one.text) or "–", f"`{json.dumps(one.value, ensure_ascii=False)}`".replace("|", "\\|"))
            for one in extract.mentions(document, kind)[:4]
        ]
        about = (inspect.getdoc(extract.module(kind)) or "").split("\n\n")[0]
        parts.append(
            f"## {kind}\n\n{cell(about)}\n\n"
            + (table("text", "value", rows=rows) if rows else "Nothing in the sample.\n")
        )
    return "\n".join(parts)


def languages() -> str:
    """How much of the rules speaks each language."""
    rules = [rule.resolve() for rule in Session(Settings(select=("ALL",))).rules]
    everywhere = [str(rule.code) for rule in rules if rule.language == "any"]
    known = {
        folder.name
        for folder in (Path(lint.__file__).parent / "lexicon").iterdir()
        if folder.is_dir() and len(folder.name) < 4
    }
    speaking = {one: [str(rule.code) for rule in rules if rule.language != "any" and rule.speaks(one)] for one in known}
    rows = [
        (f"`{one}`", str(len(codes)), ", ".join(codes) if one != "en" else "all others")
        for one, codes in sorted(speaking.items(), key=lambda item: (-len(item[1]), item[0]))
        if codes
    ]
    return (
        f"# Languages\n\n{len(everywhere)} rules read articles of every language, as they look at form: {', '.join(sorted(everywhere))}.\n\n"
        "These read words, too:\n\n" + table("language", "rules", "codes", rows=rows)
    )


def python() -> str:
    """The public names of the package."""
    parts = ["# Python\n\n`import seedlint` lints from Python; rules and their packs import their names from `lint`.\n"]
    for package in (seedlint, lint):
        for name in sorted(package.__all__):
            value = getattr(package, name)
            about = (inspect.getdoc(value) or "").split("\n\n")[0] if callable(value) else ""
            shown = _signature(f"{package.__name__}.{name}", value)
            parts.append(f"## {package.__name__}.{name}\n\n```python\n{shown}\n```\n\n{cell(about)}\n")
    return "\n".join(parts)


def _signature(name: str, value: object) -> str:
    if not callable(value):
        return name
    try:
        shown = re.sub(r"ForwardRef\('([^']*)'\)", r"\1", str(inspect.signature(value))).replace("'", "")
    except (TypeError, ValueError):
        shown = ""
    return f"{name}{shown}"


PAGES: dict[str, Callable[[], str]] = {
    "configuration": configuration,
    "commands": commands,
    "formats": formats,
    "conditions": conditions,
    "kinds": kinds,
    "languages": languages,
    "python": python,
}

if __name__ == "__main__":
    write(Path(sys.argv[1]))
