"""Results that are kept between runs: the same outcome with them and without, nothing done twice, nothing believed that is damaged."""

from __future__ import annotations

import errno
import gzip
import json
import os
import random
import signal
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from lint import cache
from lint.config.settings import ConfigError, Settings
from lint.engine import make_plan
from lint.readers import Problem, shards
from lint.session import Session, bundles, input, kept_results, many
from lint.session.input import Bundle
from lint.triage.stages import Article

SENTENCES = [
    "Insider sources say that the mill at Brill will close.",
    "Its owner, Joan Fenn, employs 9 people since 3 May 2021.",
    "The ferry Alma had 41 people on board when it ran aground.",
    "Massive losses made it so, the board of the bank wrote on Monday.",
    "The council of Marl voted to close the old hall, after a survey had found its roof unsafe.",
    "On 31 April the line along the coast was closed.",
]

SELECT = ("HD", "DT", "BP", "XD")


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of forty articles, every run over it a large one, and a cache of its own."""
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(input, "SMALL_RUN", 2)
    monkeypatch.setattr(input, "_TOGETHER", 4)
    folder = tmp_path / "articles"
    folder.mkdir()
    dice = random.Random(7)
    for number in range(40):
        text = " ".join(dice.sample(SENTENCES, 4)) + f" This is article {number}.\n"
        (folder / f"{number:02}.md").write_text(text, encoding="utf-8")
    (folder / "bad.jsonl").write_text('{"text": "A line."}\n{broken\n', encoding="utf-8")
    return folder


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are linted, not taken from what was kept."""
    seen: list[str] = []
    real = bundles.LintBundles.linted

    def linting(self: bundles.LintBundles, bundle: Bundle, skip: int, most: int) -> Iterator[bundles.Linted]:
        seen.extend(shard.path for shard in bundle)
        return real(self, bundle, skip, most)

    monkeypatch.setattr(bundles.LintBundles, "linted", linting)
    return seen


def outcome(folder: Path, **values: Any) -> list[Any]:
    """All that a run says, in a form that can be compared."""
    session = Session(Settings(**{"jobs": 1, "select": SELECT, **values}))
    return [one if isinstance(one, Problem) else plain(one) for one in session.check([str(folder)])]


def plain(article: Article) -> tuple[Any, ...]:
    return article.path, article.findings, article.hidden, article.words, article.language, article.comments


def test_a_second_run_says_the_same_and_lints_nothing(corpus: Path, linted: list[str]) -> None:
    without = outcome(corpus, cache=False)
    assert any(isinstance(one, Problem) for one in without) and any(one[0] and one[1] for one in without[1:])
    linted.clear()
    assert outcome(corpus) == without and len(linted) == 41
    linted.clear()
    assert outcome(corpus) == without and not linted
    assert outcome(corpus, jobs=2) == without and not linted


def test_what_comparing_found_is_kept_too(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = outcome(corpus)
    assert any(not isinstance(one, Problem) and any(p.finding.code[:2] == "XD" for p in one[1]) for one in first)
    monkeypatch.setattr(many, "facts_of", None)
    assert outcome(corpus) == first


@pytest.mark.parametrize("what", ["write", "remove", "add"])
def test_only_what_changed_is_linted(corpus: Path, linted: list[str], what: str) -> None:
    outcome(corpus)
    linted.clear()
    changed = random.Random(what).choice(sorted(corpus.glob("*.md")))
    if what == "write":
        changed.write_text(changed.read_text(encoding="utf-8") + "\n\nShare this article\n", encoding="utf-8")
    elif what == "remove":
        changed.unlink()
    else:
        (corpus / "new.md").write_text("Experts say that the mill may close.\n", encoding="utf-8")
    after = outcome(corpus)
    assert 0 < len(linted) + (what == "remove") < 30
    assert after == outcome(corpus, cache=False)


RECORDS = [
    {"id": n, "text": " ".join(random.Random(n).sample(SENTENCES, 4)) + f" Of Ä{'é' * n} this is article {n % 50}."}
    for n in range(60)
]


@pytest.mark.parametrize(
    ("change", "end"),
    [
        ("longer", ""),
        ("gone", ".gz"),
        *(
            pytest.param(*one, marks=pytest.mark.slow)
            for one in (("more", ""), ("twice", ".gz"), ("none", ".gz"), ("none", ""))
        ),
    ],
)
def test_of_a_file_of_records_only_what_changed_is_linted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linted: list[str], change: str, end: str
) -> None:
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(input, "SMALL_RUN", 2)
    monkeypatch.setattr(input, "cut", partial(shards.cut, piece=600))
    file = tmp_path / f"a.jsonl{end}"

    def write(records: list[dict[str, Any]]) -> None:
        data = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()
        file.write_bytes(gzip.compress(data) if end else data)

    write(RECORDS)
    outcome(file)
    pieces = len(linted)
    assert pieces > 12
    linted.clear()
    records = list(RECORDS)
    if change == "longer":
        records[20] = {"id": 20, "text": records[20]["text"] + " Experts say so, ö."}
    elif change == "gone":
        del records[20:22]
    elif change == "more":
        records[20:20] = [{"id": 99, "text": "Some experts believe that the mill at Brill will close."}]
    elif change == "twice":
        records = records * 2
    write(records)
    again = outcome(file)
    assert len(linted) <= (0 if change == "none" else 1 + pieces // 4)
    assert again == outcome(file, cache=False)


def test_a_run_that_is_stopped_goes_on_where_it_was(corpus: Path, linted: list[str]) -> None:
    stopped = iter(Session(Settings(jobs=1, select=SELECT)).check([str(corpus)]))
    for _ in range(25):
        next(stopped)
    del stopped
    done = len(linted)
    linted.clear()
    outcome(corpus)
    assert 0 < len(linted) < 41 and done + len(linted) <= 41 + 32


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_run_that_is_killed_goes_on_where_it_was(
    corpus: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    child = os.fork()
    if not child:
        for articles, _ in enumerate(Session(Settings(jobs=1, select=SELECT)).check([str(corpus)])):
            if articles == 24:
                os.kill(os.getpid(), signal.SIGKILL)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    resumed = outcome(corpus)
    assert 10 < len(linted) < 25
    assert resumed == outcome(corpus, cache=False)


def test_a_disk_that_fills_costs_what_would_have_been_kept(
    corpus: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = 0
    real = gzip.GzipFile.write

    def full(self: gzip.GzipFile, data: Any) -> int:
        nonlocal written
        written += len(data)
        if written > 20_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, data)

    with monkeypatch.context() as patch:
        patch.setattr(gzip.GzipFile, "write", full)
        first = outcome(corpus)
    assert written > 20_000 and first == outcome(corpus, cache=False)
    linted.clear()
    assert outcome(corpus) == first and 0 < len(linted) < 41
    linted.clear()
    assert outcome(corpus) == first and not linted


def test_a_disk_that_is_full_only_when_a_file_is_closed_costs_no_article(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected, real = outcome(corpus, cache=False), gzip.GzipFile.close

    def close(self: gzip.GzipFile) -> None:
        real(self)
        if self.mode == gzip.WRITE:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(gzip.GzipFile, "close", close)
    assert outcome(corpus) == expected == outcome(corpus), "neither linting nor comparing fails"


def test_a_fault_of_what_is_kept_meanwhile_is_no_fault_of_the_file(corpus: Path) -> None:
    kept = kept_results.KeptResults(Session(Settings(select=SELECT)).plan)
    with pytest.raises(OSError, match="of the article"), kept.keeping("0" * 40) as keep:
        assert keep
        raise OSError("of the article")


def test_a_side_car_and_the_settings_count(corpus: Path, linted: list[str]) -> None:
    outcome(corpus)
    linted.clear()
    outcome(corpus, min_confidence="low", fail_on="never", jobs=2)
    assert not linted
    outcome(corpus, select=("HD",))
    assert len(linted) == 41
    linted.clear()
    (corpus / "03.json").write_text('{"title": "The mill", "author": "Ann Lee"}', encoding="utf-8")
    after = outcome(corpus)
    assert any(path.endswith("03.md") for path in linted) and len(linted) < 41
    assert after == outcome(corpus, cache=False)


@pytest.mark.parametrize(
    "harm", ["cut", "flip", *(pytest.param(harm, marks=pytest.mark.slow) for harm in ("empty", "other", "gone"))]
)
def test_a_damaged_entry_is_made_anew(corpus: Path, linted: list[str], harm: str) -> None:
    first = outcome(corpus)
    linted.clear()
    for entry in cache.subfolder("results").iterdir():
        data = entry.read_bytes()
        middle = len(data) // 2
        if harm == "cut":
            entry.write_bytes(data[:middle])
        elif harm == "flip":
            entry.write_bytes(data[:middle] + bytes([data[middle] ^ 255]) + data[middle + 1 :])
        elif harm == "empty":
            entry.write_bytes(b"")
        elif harm == "other":
            entry.write_bytes(b"\x80\x04\x95 no data of ours")
        else:
            entry.unlink()
    assert outcome(corpus) == first and len(linted) == 41


def test_facts_that_are_gone_meanwhile_are_gathered_again(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = outcome(corpus)
    real = kept_results.KeptResults.rows

    def rows(self: kept_results.KeptResults, key: str | None, *at: Any) -> list[kept_results.Row] | None:
        found = real(self, key, *at)
        if key is not None:
            (cache.subfolder("results") / key).unlink(missing_ok=True)
        return found

    monkeypatch.setattr(kept_results.KeptResults, "rows", rows)
    monkeypatch.setattr(kept_results.KeptResults, "one_by_one", lambda *_: None)
    gathered: list[str] = []
    real_facts = many.ComparingKept._facts

    def facts(self: many.ComparingKept, key: str, bundle: Bundle) -> Any:
        gathered.append(key)
        return real_facts(self, key, bundle)

    monkeypatch.setattr(many.ComparingKept, "_facts", facts)
    assert outcome(corpus) == first and gathered


def test_of_what_comparing_found_a_row_is_made_at_a_time(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be as large as the corpus; all of it is looked at before any of it is believed."""
    outcome(corpus)
    (entry,) = cache.subfolder("results").glob("judged-*")
    kept = kept_results.KeptResults(make_plan(Settings(select=SELECT)))
    whole = kept.rows(entry.name)
    made: list[object] = []
    real = kept_results._row_of
    monkeypatch.setattr(kept_results, "_row_of", lambda values: made.append(1) or real(values))
    rows = kept.one_by_one(entry.name)
    assert whole and rows is not None and len(made) == len(whole) > 1
    assert plain(next(rows)[0]) == plain(whole[0][0]) and len(made) == len(whole) + 1
    assert [plain(row[0]) for row in rows] == [plain(row[0]) for row in whole[1:]]
    entry.write_bytes(entry.read_bytes()[:-9])
    assert kept.one_by_one(entry.name) is None


def test_what_hangs_on_today_is_of_its_day(corpus: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus / "05.md").write_text("---\ndate: 2924-03-04\n---\nThe line has reopened.\n", encoding="utf-8")
    outcome(corpus)
    linted.clear()

    class Tomorrow(date):
        @classmethod
        def today(cls) -> date:
            return date.fromordinal(date.today().toordinal() + 1)

    monkeypatch.setattr(kept_results, "date", Tomorrow)
    outcome(corpus)
    assert any(path.endswith("05.md") for path in linted) and len(linted) < 41


def test_a_folder_that_cannot_be_written_costs_nothing_else(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without = outcome(corpus, cache=False)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept_results, "written_whole", full)
    assert outcome(corpus) == without
    assert not list(cache.subfolder("results").iterdir())


def test_how_much_is_kept_is_a_number_of_bytes(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEEDLINT_CACHE_SIZE", "12")
    assert kept_results.most_bytes() == 12
    monkeypatch.setenv("SEEDLINT_CACHE_SIZE", "4G")
    with pytest.raises(ConfigError, match=r"SEEDLINT_CACHE_SIZE must be a number of bytes, .* not “4G”"):
        list(Session(Settings(jobs=2)).check([str(corpus)]))
    monkeypatch.delenv("SEEDLINT_CACHE_SIZE")
    assert kept_results.most_bytes() == kept_results.MOST_BYTES


def test_what_was_not_used_for_longest_goes_first(corpus: Path) -> None:
    outcome(corpus)
    held = sorted(cache.subfolder("results").iterdir())
    for age, entry in enumerate(held):
        os.utime(entry, (1_700_000_000 - age, 1_700_000_000 - age))
    kept_results.trim(held[0].stat().st_size + held[1].stat().st_size)
    assert sorted(cache.subfolder("results").iterdir()) == held[:2]
    entries, size = cache.size()
    assert entries >= 2 and size > 0
    assert cache.clear() == entries and not list(cache.subfolder("results").iterdir())


def test_the_same_folder_twice_is_read_once_or_twice_alike(corpus: Path) -> None:
    session = Session(Settings(jobs=1, select=SELECT))
    twice = [str(corpus), str(corpus)]
    first = [str(one) for one in session.check(twice)]
    assert [str(one) for one in session.check(twice)] == first
