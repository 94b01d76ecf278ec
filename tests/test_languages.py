"""Languages: samples of every rule that speaks one by its lexicon, a language made up, and rules that do not speak one."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import regex
import yaml

from lint import engine, lexicon
from lint.config.settings import Settings
from lint.extract.boilerplate.lexical import vocabulary
from lint.lexicon import expressions
from lint.model import Confidence, Finding
from lint.rule import packs
from lint.session.examples import faults_in_packs
from lint.text.document import Document
from tests.command import seedlint
from tests.rule_samples import document, unmarked

PLAN = engine.make_plan(Settings(select=("ALL",), cache=False))
SPOKEN = ("de", "fr", "es", "it", "pt", "nl", "ru")
FIELDS = ("flags", "passes")
SAMPLES = {
    code: yaml.safe_load((lexicon.FOLDER / code / "examples.yaml").read_text(encoding="utf-8")) for code in SPOKEN
}


def found(text: str, language: str, code: str = "") -> list[Finding]:
    read = document(text)
    read.metadata = {**read.metadata, "language": language}
    findings = engine.lint(read, PLAN)
    assert not [one for one in findings if one.code == engine.CRASH_CODE], findings
    return [one for one in findings if one.code == code or not code]


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("code", sorted({code for known in SAMPLES.values() for code in known}))
def test_a_rule_finds_what_it_must_in_a_language_and_nothing_else(language: str, code: str) -> None:
    for sample in SAMPLES[language][code]["flags"]:
        text, spans = unmarked(sample)
        places = sorted((one.start, one.end) for one in found(text, language, code))
        assert places == sorted(spans), f"{language} {code}: {text!r}"
    for sample in SAMPLES[language][code]["passes"]:
        assert not found(sample, language, code), f"{language} {code}: {sample!r}"


def test_every_rule_that_speaks_a_language_by_its_lexicon_has_samples_there() -> None:
    for rule in PLAN.rules:
        if rule.lexicon:
            missing = [code for code in SPOKEN if rule.speaks(code) and rule.code not in SAMPLES[code]]
            assert not missing, f"{rule.code} has no samples in {missing}"


def test_samples_have_near_misses() -> None:
    assert all(known["flags"] and known["passes"] for rules in SAMPLES.values() for known in rules.values())


GERMAN = (
    "Die Brücke am Fluss ist nach einem Jahr wieder offen, und die Leute aus dem Dorf haben sich sehr darüber gefreut."
)


def test_rules_of_another_language_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = set()
    plan = engine.make_plan(Settings(select=("ALL",), cache=False))
    for rule in plan.running:
        monkeypatch.setattr(rule, "check", lambda document, code=str(rule.code): asked.add(code) or iter(()))
    engine.lint(
        Document(GERMAN + " Sign up for our newsletter. According to insiders the price may fall from 9 to 3 percent."),
        plan,
    )
    english = {str(rule.code) for rule in plan.running if not rule.speaks("de")}
    assert english and asked and not asked & english
    assert "HD301" in english and "BP404" in asked


def test_english_rules_say_nothing_of_articles_in_unknown_scripts() -> None:
    text = "Мельница у реки снова открыта. According to insiders, the mill may close last month."
    assert not {one.code for one in found(text, "ru")} & {"HD201", "HD101", "DT201"}


def test_the_language_of_the_corpus_of_a_glob_and_of_an_article(tmp_path: Path) -> None:
    def language(settings: Settings, path: str, **metadata: str) -> str:
        article = Document("7 5 3 2", str(tmp_path / path), metadata=metadata)
        engine.make_plan(settings).scan(article)
        return article.language

    settings = Settings(language="de", languages={"fr/*": "fr", "*.it.txt": "it"}, root=tmp_path, cache=False)
    assert language(settings, "a.txt") == "de"
    assert language(settings, "fr/a.txt") == "fr"
    assert language(settings, "fr/a.it.txt") == "it"
    assert language(settings, "fr/a.txt", lang="nl-BE") == "nl"
    assert language(Settings(cache=False), "a.txt") == "und"


@pytest.mark.parametrize("wrong", ["german", "English", "", "d", "de-DE"])
def test_a_language_that_is_no_code_is_an_error_of_the_rule(tmp_path: Path, wrong: str) -> None:
    rule = {
        "code": "ACME101", "name": "old-name", "severity": "warning", "confidence": "high", "language": wrong, "why": "Renamed.",
        "find": ["Acme"], "say": "Old.", "examples": {"flags": ["[[Acme]] a.", "[[Acme]] b."], "passes": ["a", "b"]},
    }  # fmt: skip
    (tmp_path / "rules.yaml").write_text(yaml.safe_dump([rule]), encoding="utf-8")
    with pytest.raises(packs.RuleError, match="language"):
        packs.load({tmp_path: packs.files(tmp_path)})


def test_short_examples_are_in_the_language_of_their_rule(tmp_path: Path) -> None:
    rule = {
        "code": "ACME101", "name": "old-name", "severity": "warning", "confidence": "high", "language": "de", "why": "Renamed.",
        "find": ["Acme AG"], "say": "Old.", "examples": {"flags": ["[[Acme AG]] da.", "Er bei [[Acme AG]]."], "passes": ["a", "Acme"]},
    }  # fmt: skip
    (tmp_path / "rules.yaml").write_text(yaml.safe_dump([rule], allow_unicode=True), encoding="utf-8")
    assert faults_in_packs(Settings(packs=(tmp_path,), cache=False)) == (1, [])


MADE_UP = {
    "boilerplate": "labels: zibo zabo, zubo\nsubscribe: mirpa tolva\n",
    "times": "last: vonka\nnext: pelka\norder: before\nmonth: lunto\nsingle: lunto\ndays: hirmo\ntoday: homo\n",
    "calendar": "january: janto\nmonday: lundo\n",
    "numbers": "1000000: mega\nsmall: du=2\npercent: porcen\nto: gis\nand: kun\nfrom: ek\nuntil: gis\nbetween: inter\nyears: anos\n",
    "money": "pays: paga\n",
}


def test_a_language_is_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of words makes a language: the contributing page says how."""
    folder = tmp_path / "lexicon"
    shutil.copytree(lexicon.FOLDER, folder)
    for subject, text in MADE_UP.items():
        (folder / "xx").mkdir(exist_ok=True)
        (folder / "xx" / f"{subject}.txt").write_text(f"# Made up for this test.\n{text}", encoding="utf-8")
    monkeypatch.setattr(lexicon, "FOLDER", folder)
    caches = (lexicon.lexicon, lexicon.languages, vocabulary)
    for cached in caches:
        cached.cache_clear()
    try:
        plan = engine.make_plan(Settings(cache=False))
        text = "Bruko zora.\n\nZibo zabo:\n\nMirpa tolva kai!\n\nVonka lunto bruko pasta, 31. janto 2024; 3 gis 2 mega."
        codes = {one.code for one in engine.lint(Document(text, metadata={"language": "xx"}), plan)}
        assert {"BP100", "BP121", "DT201"} <= codes
    finally:
        for cached in caches:
            cached.cache_clear()


def test_a_file_of_words_without_its_origin_is_refused() -> None:
    with pytest.raises(lexicon.LexiconError, match=":1: "):
        lexicon.parse("labels: a, b\n", "xx/boilerplate.txt")


def test_all_files_of_words_can_be_read() -> None:
    for path in lexicon.FOLDER.glob("*/*.txt"):
        assert lexicon.lexicon(path.parent.name, path.stem), path


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[links]\nmore", ":1: the first line must be a comment"),
        ("# Ours.\nmore\n[links]\n", ":2: an expression before"),
        ("# Ours.\n[links]\nread {things}\n[{things}]\nnews", r":3: no section \[\{things\}\] with expressions stands"),
        ("# Ours.\n[{things}]\n\n[links]\nread {things}", r":5: no section \[\{things\}\] with expressions stands"),
    ],
)
def test_a_file_of_expressions_that_cannot_be_read_is_refused(text: str, fault: str) -> None:
    with pytest.raises(lexicon.LexiconError, match=fault):
        expressions.parse(text, "xx/labels.patterns")


def test_names_in_expressions_stand_for_their_sections() -> None:
    found = expressions.parse("# Ours.\n\n[{things}]\nnews\nblogs?\n[more links]\n#a\nread (?:{things}){1,2}\n", "a")
    assert found == {"more links": ("#a", "read (?:news|blogs?){1,2}")}


def test_all_files_of_expressions_can_be_read_and_compiled() -> None:
    files = list(lexicon.FOLDER.glob("*/*.patterns"))
    assert files
    for path in files:
        sections = expressions.expressions(path.parent.name, path.stem)
        assert all(sections.values()), path
        for source in (source for sources in sections.values() for source in sources):
            regex.compile(source)


def test_the_summary_is_honest_about_languages(tmp_path: Path) -> None:
    (tmp_path / "de.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "uk.txt").write_text(
        "Млин біля річки знову відкрито після року ремонту, і всі селяни возять туди зерно, бо це не так далеко.",
        "utf-8",
    )
    whole = json.loads(seedlint("check", "--isolated", "--format", "json", str(tmp_path)).out)
    assert whole["summary"]["languages"] == {"de": 1, "uk": 1}
    assert {row["language"] for row in whole["articles"]} == {"de", "uk"}
    said = seedlint("check", "--isolated", str(tmp_path)).out
    assert re.search(r"1 article in German: \d+ of \d+ rules speak it\n", said)
    assert re.search(r"1 article in Ukrainian: \d+ of \d+ rules speak it, none of .*HD", said)
    facts = seedlint("facts", "--isolated", "--kind", "language", "--format", "jsonl", str(tmp_path)).out
    assert [json.loads(line)["value"]["name"] for line in facts.splitlines()] == ["German", "Ukrainian"]


def test_words_and_sentences_of_east_asia() -> None:
    chinese = Document("河边的磨坊重新开放。农民很高兴！你知道吗？大家都知道。")
    assert [chinese.text[slice(*one)] for one in chinese.sentences] == [
        "河边的磨坊重新开放。",
        "农民很高兴！",
        "你知道吗？",
        "大家都知道。",
    ]
    assert 8 <= chinese.word_count <= 16
    mixed = Document("The mill (磨坊) is open. It is old.")
    assert len(mixed.sentences) == 2 and mixed.word_count == 9


def test_an_ordinal_number_ends_no_sentence() -> None:
    german = Document("Die Brücke wurde am 3. Mai 2024 eröffnet, z. B. mit Musik. Sie ist alt.")
    assert [german.text[slice(*one)] for one in german.sentences][-1] == "Sie ist alt."
    assert len(german.sentences) == 2
    assert len(Document("He was 31. The bridge was new.").sentences) == 2


def test_a_prompt_in_a_line_leaves_the_rest_of_it_to_other_rules() -> None:
    text = (
        "Die Mühle öffnete am 31. April 2024 in Arden wieder. Laut Insidern wird sie schon bald wieder schließen. "
        "Jetzt Newsletter abonnieren"
    )
    found = {
        one.code: text[one.start : one.end]
        for one in engine.lint(Document(text), engine.make_plan(Settings()))
        if one.start is not None
    }
    assert found["BP121"] == "Jetzt Newsletter abonnieren" and {"DT301", "HD201"} <= found.keys()


def test_rules_of_the_article_say_nothing_of_a_paragraph_in_another_language() -> None:
    own = "The weir let 412 eels pass in the night, and its keeper counted each of them by the light of a lantern."
    other = (
        "Sources said: der Umbau hat das Dorf viel Geld gekostet, und die Schule schickt auch zwei Kinder, "
        "die das Netz halten, damit kein Aal mehr verloren geht."
    )
    plan = engine.make_plan(Settings(select=("HD201",)))
    assert engine.lint(Document(f"{own}\n\n{other}\n\n{own}"), plan) == []
    assert [one.code for one in engine.lint(Document(f"{own}\n\n{own} It failed, sources said.\n\n{own}"), plan)] == [
        "HD201"
    ]


EELS = "The weir let 412 eels pass in the night, and its keeper counted each of them by the light of a lantern."
SOLD = "Laut Insidern hat die Firma das Werk am 31. April 2024 verkauft, und der Rat hat davon nichts gewusst, weil er nicht gefragt wurde."
MANY = engine.make_plan(Settings(select=("HD", "DT", "BP", "UN", "CN", "SQ209"), cache=False))


def places(text: str, **metadata: str) -> dict[str, str]:
    read = Document(text, metadata={"date": "2024-05-02", **metadata})
    return {one.code: text[one.start : one.end] for one in engine.lint(read, MANY) if one.start is not None}


def test_a_paragraph_in_another_language_is_read_by_its_rules() -> None:
    found = places(f"{EELS}\n\n{SOLD}\n\nIn the morning he went home, and the weir was quiet.")
    assert found == {"SQ209": SOLD, "HD201": "Insidern", "DT301": "31. April 2024"}
    english = f"{GERMAN}\n\n{EELS} It failed on 31 April 2024, sources said.\n\n{GERMAN}"
    assert {"HD201": "sources", "DT301": "31 April 2024"}.items() <= places(english).items()
    russian = "Мост у старой мельницы был открыт 31 апреля 2024 года, и крестьяне везут туда зерно."
    assert places(f"{EELS}\n\n{russian}\n\n{EELS}")["DT301"] == "31 апреля 2024"


def test_a_paragraph_came_out_with_its_article() -> None:
    last_month = "Die Firma hat das Werk im vergangenen Monat verkauft, und der Rat hat davon nichts gewusst, weil er nicht gefragt wurde."
    text = f"{EELS}\n\n{last_month}\n\n{EELS}"
    assert "DT201" not in places(text)
    assert places(text, date="")["DT201"] == "im vergangenen Monat"


@pytest.mark.parametrize(
    "paragraph",
    [
        f"“{SOLD}”",
        "`Laut Insidern` hat { die Firma } das Werk; und = der Rat; nicht < die Leute; auch > das; wird sich $x;",
        "Present were Hanna von der Linde, Otto auf der Heide, Karl und Grete Mayer, Udo nicht Ude, Die Zwei von der Post.",
        "He read from “Die Leiden des jungen Werther”, “Der Tod in Venedig” and “Die Angst des Tormanns”, sources said.",
        "Laut Insidern",
    ],
)
def test_names_quotes_and_code_are_no_paragraphs_in_another_language(paragraph: str) -> None:
    found = places(f"{EELS}\n\n{paragraph}\n\n{EELS}")
    assert "Insidern" not in found.values() and not found.keys() & {"HD103", "CN101"}, found


def test_paragraphs_in_other_languages_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{EELS} {EELS}\n\n{SOLD}\n\n{EELS} {EELS}\n\n{SOLD}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(GERMAN, encoding="utf-8")
    out = json.loads(seedlint("check", "--isolated", "--format", "json", str(tmp_path)).out)
    assert out["summary"]["paragraphs_in_other_languages"] == {"de": 2}
    said = seedlint("check", "--isolated", "--stats", str(tmp_path)).out
    assert re.search(r"1 article and 2 paragraphs in German: \d+ of \d+ rules speak it\n", said)
    assert re.search(r"languages +German 1, English 1\n", said)


SENTENCES = [
    line.split(" ", 2)
    for line in Path(__file__).with_name("language_sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
FAMILIES = engine.make_plan(Settings(select=("BP", "HD", "DT", "UN"), ignore=("DT101", "BP190"), cache=False))


@pytest.mark.parametrize("language", SPOKEN)
def test_sentences_of_a_language(language: str) -> None:
    wrong = []
    for code, family, sentence in SENTENCES:
        if code != language:
            continue
        findings = engine.lint(Document(sentence, metadata={"language": code}), FAMILIES)
        shown = {one.code[:2] for one in findings if one.start is not None and one.confidence > Confidence.low}
        if family not in shown and (family != "–" or shown):
            wrong.append((family, sentence, shown))
    assert not wrong


def test_a_rumour_that_is_named_as_the_source_is_a_hedge() -> None:
    assert [one.code for one in found("Gerüchten zufolge wird der Hafen verkauft.", "de", "HD103")]
    assert not found("Hanna Lindt zufolge wird der Hafen angeblich verkauft.", "de", "HD103")


EASTERN = {
    "zh": {
        "UN401": ["这条路长12公里（[[31英里]]）。", "桥长100米（[[500英尺]]），是去年建成的。", "这条路长12公里（7.5英里）。", "他走了12公里，又骑了31英里。"],
        "UN303": ["选民中[[60%选红色，30%选蓝色，25%]]选绿色。", "选民中60%选红色，30%选蓝色，10%选绿色。", "比例从40%升至60%，后来升至70%。"],
    },
    "ja": {
        "UN401": ["道路の長さは12キロメートル（[[31マイル]]）である。", "道路の長さは12キロメートル（7.5マイル）である。", "彼は12キロ歩き、31マイル走った。"],
        "UN303": ["有権者の[[60％が赤、30％が青、25％]]が緑を選んだ。", "有権者の60％が赤、30％が青、10％が緑を選んだ。", "割合は40％から60％、70％に上昇した。"],
    },
}  # fmt: skip


@pytest.mark.parametrize("language", EASTERN)
def test_numbers_of_languages_without_spaces(language: str) -> None:
    for code, samples in EASTERN[language].items():
        for sample in samples:
            text, spans = unmarked(sample)
            places = sorted((one.start, one.end) for one in found(text, language, code))
            assert places == sorted(spans), f"{language} {code}: {text!r}"
