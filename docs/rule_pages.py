"""The pages of the rules, written from the rules themselves: python docs/rule_pages.py FOLDER."""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import lint
from lint import engine
from lint.config.settings import Settings
from lint.model import family_of
from lint.report.advice import how_to_mend
from lint.report.words import FAMILIES
from lint.rule.base import CorpusRule, Rule

_MARK = re.compile(r"\[\[(.*?)\]\](?!\])", re.DOTALL)


def write(folder: Path) -> list[Path]:
    """A page for each family and a list of all rules; pages that are up to date are left alone, so that builds are quick."""
    folder.mkdir(parents=True, exist_ok=True)
    rules = sorted(
        (rule.resolve() for rule in engine.make_plan(Settings(select=("ALL",))).rules), key=lambda rule: rule.code
    )
    pages = {folder / "index.md": _index(rules)}
    for family, members in groupby(rules, key=lambda rule: family_of(rule.code)):
        pages[folder / f"{family}.md"] = _page(family, list(members))
    for path, text in pages.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    for stale in set(folder.glob("*.md")) - set(pages):
        stale.unlink()
    return list(pages)


def _index(rules: Iterable[Rule]) -> str:
    rules = list(rules)
    rows = [
        f"| [{rule.code}]({family_of(rule.code)}.md#{anchor(rule)}) | {rule.name} | {rule.severity.name} | {rule.confidence.name} | "
        f"{'' if rule.default else 'off by default'} |"
        for rule in rules
    ]
    families = "\n".join(dict.fromkeys(family_of(rule.code) for rule in rules))
    return (
        f"# Rules\n\nAll {len(rules)} rules. Each page has why a rule exists, what it flags and what it leaves alone; the same stands "
        "in the terminal with `seedlint explain CODE`.\n\n| code | name | severity | confidence | |\n|---|---|---|---|---|\n"
        + "\n".join(rows)
        + f"\n\n```{{toctree}}\n:hidden:\n\n{families}\n```\n"
    )


def anchor(rule: Rule) -> str:
    """Where the rule stands on its page."""
    return f"{rule.code}-{rule.name}".lower()


def _page(family: str, rules: list[Rule]) -> str:
    title = f"{family}: {FAMILIES.get(family, 'own rules')}"
    return f"# {title}\n\n" + "\n".join(map(_section, rules))


def _section(rule: Rule) -> str:
    scope = "sees the whole corpus" if isinstance(rule, CorpusRule) else "sees one article at a time"
    language = "any language" if rule.language == "any" else f"articles in {', '.join(_languages(rule))}"
    off = "" if rule.default else "; **off unless selected**"
    lines = [
        f"({anchor(rule)})=\n## {rule.code} {rule.name}\n",
        f"{_plain(rule.why)}\n",
        f"*{rule.severity.name}, {rule.confidence.name} confidence; {scope}; {language}*{off}\n",
    ]
    if rule.options:
        lines.append(f"Options, under `[rules.{rule.code}]`:\n")
        lines += [
            f"- `{name} = {json.dumps(default)}`"
            + (f": {rule.option_notes[name]}" if name in rule.option_notes else "")
            for name, default in rule.options.items()
        ]
        lines.append("")
    if mend := how_to_mend(rule):
        lines.append(f"**How to mend.** {_plain(mend)}\n")
    if rule.limits:
        lines.append(f"**Limits.** {_plain(rule.limits)}\n")
    lines.append(
        f"**How to overrule.** `seedlint decide {rule.code} ARTICLE --quote 'its words' --reason 'why it is right'`\n"
    )
    lines.append("**Flagged**\n")
    lines += [_sample(sample, "sample flagged") for sample in rule.examples.flags]
    lines.append("**Not flagged**\n")
    lines += [_sample(sample, "sample") for sample in rule.examples.passes]
    return "\n".join(lines)


def _languages(rule: Rule) -> list[str]:
    """The codes of the languages that a rule reads, its own first."""
    folders = (Path(lint.__file__).parent / "lexicon").iterdir()
    others = sorted(folder.name for folder in folders if folder.is_dir() and rule.speaks(folder.name))
    return [rule.language, *(other for other in others if other != rule.language)]


def _plain(text: str) -> str:
    """Prose with the signs that Markdown would take for its own made harmless."""
    return re.sub(r"([\\`*_{}\[\]<>#|~$])", r"\\\1", " ".join(text.split()))


def _sample(sample: str | tuple[str, ...], kind: str) -> str:
    parts = (sample,) if isinstance(sample, str) else sample
    shown = []
    for number, part in enumerate(parts):
        marked = _MARK.sub(r"<mark>\1</mark>", html.escape(part.strip("\n"), quote=False))
        # A blank line would end the block of HTML.
        body = _printable(marked).replace("\n", "&#10;")
        shown.append(f'<div class="{kind}{" with" if number else ""}">{body}</div>')
    return "```{raw} html\n" + "\n".join(shown) + "\n```\n"


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\n" else f"<code>U+{ord(char):04X}</code>" for char in text)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
