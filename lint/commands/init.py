"""`seedlint init`: a configuration and the pre-commit hook for a corpus."""

from __future__ import annotations

import os
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from lint.commands.options import UsageError, output
from lint.counting import counted

_LOOKED_AT, _MOST_OF = 200, 0.6
"""Of so many articles, so great a part must be of one genre for the configuration to say so."""

CONFIG = """\
# seedlint reads this file for every article in this folder and below it; `seedlint rules` lists the rules.
# Every line that begins with “# ” shows a default or an example: take the mark away to use it.

# select = ["BP", "HD", "DT", "UN", "CN", "XD", "SQ"]   # families, codes or ALL; none: what is on by default
# extend-select = ["SQ3"]                               # besides the default ones
# ignore = ["SQ101", { field = "source", equals = "wire", codes = ["HD2"] }]   # not looked for; in articles with such a field
# exclude = ["drafts/"]                                 # as in .gitignore
# outside-links = true                                  # read what links in a folder lead to outside of it

# text-field = "text"                                   # where a record of JSON Lines or Parquet keeps its article
# id-field = "id"                                       # what a record is called by, shown as “id” in json and jsonl
# metadata-fields = ["title", "date"]                   # which other fields are kept; none: all
# language = "de"                                       # of the articles; none: it is found for each of them

# fail-on = "warning"                                   # lowest severity that fails a run: info, warning, error, never
# fail-on-confidence = "high"                           # … if at least this sure: low, medium, high
# min-confidence = "medium"                             # what reports for people show
# min-score = 70                                        # lowest score of the corpus that passes, 0 to 100
# baseline = "seedlint.baseline"                        # old findings, written by `seedlint baseline`
# decisions = "seedlint-decisions.toml"                 # what editors overrule; none: the nearest file of that name
# inline-decisions = "count"                            # comments in articles: allow, count (hidden, yet they fail), off
# packs = ["our-rules"]                                 # folders of rules of your own

# profile = "auto"                                      # what the articles are: news, press, encyclopedia, docs, paper, fiction,
#                                                       # forum, legal, product; auto: by a look at each of them

# stats = true                                          # count words, sentences, readability of each article
# max-document = 64000000                               # the longest article that is linted, in characters
# max-seconds = 20                                      # of work on an article, before it is left out; 0: no limit
# jobs = 0                                              # worker processes; 0 chooses
# cache = false                                         # keep nothing between runs

# [per-file-ignores]                                    # what is ignored in which files
# "press/*" = ["HD301"]

# [profiles]                                            # what some of the articles are
# "press/*" = "press"

# [languages]                                           # the language of the files that match a glob
# "fr/**" = "fr"

# [budgets]                                             # findings that a code or a family may have
# HD = 300
# UN101 = { per-1000-articles = 50 }

# [rules.SQ401]                                         # a rule's severity and options; see `seedlint explain SQ401`
# severity = "info"
# least_words = 80
"""

SCHEMA = "seedlint.schema.json"
"""What the schema is called beside a configuration."""


def schema_line(path: str) -> str:
    """The line by which editors (taplo, Even Better TOML) know what a configuration may say."""
    return f"#:schema ./{path}\n"


def init(
    folder: Annotated[Path, typer.Argument(help="The corpus' folder.")] = Path(),
    hook: Annotated[bool, typer.Option(help="Write the pre-commit hook, too.")] = True,
    schema: Annotated[
        bool, typer.Option("--schema", help="Write the JSON schema beside it, for editors that check TOML.")
    ] = False,
) -> None:
    """Write a configuration with its keys explained, and the pre-commit hook. What is there already stays as it is."""
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder")
    _configuration(folder, schema)
    if hook:
        from lint.commands.hooks import add_hook

        add_hook(folder)
    print(f"next: seedlint check {folder}; with many old findings, hide them: seedlint baseline {folder}")


def _configuration(folder: Path, schema: bool) -> None:
    from lint.config.settings import discover

    near = discover(folder)
    if near is not None and near.parent == folder.resolve():
        print(f"{folder / near.name}: is there already, left as it is")
    elif (
        _written(folder / "seedlint.toml", (schema_line(SCHEMA) if schema else "") + _fitting(folder))
        and near is not None
    ):
        print(f"note: in this folder it takes the place of {near}")
    if schema:
        from lint.commands.schema import text

        _written(folder / SCHEMA, text("config"))


def _fitting(folder: Path) -> str:
    """The configuration, with the baseline that the folder has, and the profile of the genre that most of its articles show."""
    from lint.team_files.baseline import FILE_NAME

    written = CONFIG
    if (folder / FILE_NAME).is_file():
        print(f"baseline: {FILE_NAME}, which is there")
        written = written.replace(f'# baseline = "{FILE_NAME}"  ', f'baseline = "{FILE_NAME}"    ', 1)
    counts = _genres(folder)
    (common, count), *_ = counts.most_common(1) or [("", 0)]
    if not common or count < _MOST_OF * counts.total():
        return written
    print(
        f"profile: {common}, as {count} of the {counted(counts.total(), 'article')} looked at {'shows' if count == 1 else 'show'}"
    )
    return written.replace('# profile = "auto"  ', f'profile = "{common}"'.ljust(20), 1)


def _genres(folder: Path) -> Counter[str]:
    """How many of the first articles of a folder are of which genre; "" for those that do not show it."""
    from lint.config.settings import Settings
    from lint.extract.genre import genre
    from lint.session import Session
    from lint.text.document import Document

    found = Session(Settings()).documents([str(folder)])
    return Counter(genre(one) for one in islice(found, _LOOKED_AT) if isinstance(one, Document))


def _written(path: Path, text: str) -> bool:
    """Write a file that is not there; whether it was written."""
    if os.path.lexists(path):
        print(f"{path}: is there already, left as it is")
        return False
    with output(path) as out:
        out.write(text)
    print(f"{path}: written")
    return True
