"""Blocks have a kind: what Markdown, HTML and the shape of lines say of a text, and which rules read it."""

from __future__ import annotations

import re

import pytest

from lint import readers
from lint.config.settings import Settings
from lint.engine import lint, make_plan
from lint.engine.plan import Plan
from lint.readers import Problem
from lint.text.blocks import Kind, Structure
from lint.text.document import Document


def only(source: str, path: str) -> Document:
    (document,) = (one for one in readers.read_bytes(source.encode(), path, Settings()) if isinstance(one, Document))
    return document


def kinds(document: Document) -> dict[str, str]:
    """The lines of a document that say something, with their kinds."""
    return {
        document.text[start:end]: kind.value
        for (start, end), kind in zip(document.blocks, document.block_kinds, strict=True)
        if document.text[start:end].strip()
    }


def written(document: Document, piece: str) -> str:
    """What stands in the source where `piece` stands in the text."""
    start = document.text.index(piece)
    return document.source[document.position(start).offset : document.position(start + len(piece), end=True).offset]


MARKDOWN = """---
title: The ferry
---
# The ferry *sails*

Ann Lee **sold** the [ferry](https://ferry.example "Sources say") for `5 million` &amp; $x^2$ coins.
It sails again.[^1]

> Somebody said so.

- The bow
- The stern

| Year | Boats |
|------|------:|
| 2021 | 14 |

```
Insiders say so.
```

    Insiders say so.

$$
\\text{Insiders say so.}
$$

<div hidden>

Insiders say so.

</div>
<!-- Insiders say so. -->

<details><summary>More</summary>

It is <kbd>Insiders say</kbd> blue.

</details>

[^1]: The company says so.

[p]: https://ferry.example "Insiders say so."
"""


def test_markdown_is_read_as_its_reader_sees_it() -> None:
    document = only(MARKDOWN, "a.md")
    assert kinds(document) == {
        "The ferry sails": "heading",
        "Ann Lee sold the ferry for 5 million & x^2 coins.": "paragraph",
        "It sails again.": "paragraph",
        "Somebody said so.": "quotation",
        "The bow": "list_item",
        "The stern": "list_item",
        "Year\tBoats": "table",
        "2021\t14": "table",
        "Insiders say so.": "code",
        "\\text{Insiders say so.}": "formula",
        "More": "heading",
        "It is Insiders say blue.": "paragraph",
        "The company says so.": "paragraph",
    }
    assert "Insiders" not in document.folded and "million" not in document.folded and "Sources" not in document.text
    assert written(document, "sold the ferry") == "sold** the [ferry"
    assert written(document, "&") == "&amp;" and document.position(document.text.index("2021")).line == 16
    assert document.metadata["title"] == "The ferry"


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("````md\n```\nx\n```\nInsiders\n````\n", ""),
        ("~~~\nInsiders\n~~~\nAfter.\n", "After."),
        ("> ```\n> Insiders\n> ```\n\nAfter.\n", "After."),
        ("- One\n\n  ```\n  Insiders\n  ```\n", "One"),
        ('import A from "./a"\nexport const b = "Insiders"\n\nAfter.\n', "After."),
        ("<Chart data={[1]} />\n\n{/* Insiders */}\n\nAfter.\n", "After."),
        (":::note\nRead.\n:::\n", "Read."),
        ("```{note} Title\nRead.\n```\n", "Read."),
        ("<pre>\nInsiders\n</pre>\n\nAfter.\n", "After."),
        ("> <pre>Insiders\n\nAfter.\n", "After."),
        ('{% include x.html %} Read. {{< figure "Insiders" >}}\n', "Read."),
        ("![Insiders](a.png) Read.\n", "Read."),
        ('<Chart data={[{label: "Insiders"}]} />\n\nAfter.\n', "After."),
        ('<Chart\n  onClick={() => say("Insiders")}\n/>\n\nAfter.\n', "After."),
        ("<Note title={x}>Read.</Note>\n", "Read."),
        (
            "{% highlight ruby %}\nInsiders\n{% endhighlight %}\n\nAfter.\n",
            "After.",
        ),
        ("One \\(x = \\text{Insiders}\\) two.\n", "One _ two."),
        ('!!! note "Title"\n    One.\n\n    Two.\n', '!!! note "Title" One. Two.'),
        ('{"title": "Insiders"}\n\nAfter.\n', "After."),
        ("{tides.map((one) => {\n  return <b>Insiders</b>\n})}\r\n\r\nAfter.\n", "After."),
        ("{/* seen by nobody */}\nRead.\n\nAfter. {x}\n", "Read. After. {x}"),
        ("{x}\r\nRead.\r\n\r\nAfter. {x}\r\n", "{x} Read. After. {x}"),
        ("\n---\ntitle: Insiders\n...\nAfter.\n", "After."),
        ("---\n\nRead.\n\n---\n\nMore: x\n", "Read. More: x"),
        ("<textarea>\n\nInsiders.\n\n</textarea>\n\nRead.\n", "Read."),
        ("One ==is marked== here %%not this%% and 2 == 2.\n", "One is marked here and 2 == 2."),
        ("Read.\n\n%%\nInsiders\n%%\n\nMore.\n", "Read. More."),
        ("% The mill\n% Ada Lind; Bo Rask\n% 3 May 2024\n\nRead.\n", "Read."),
        ("It cost $5 and then $10 or US$5 now.\n", "It cost $5 and then $10 or US$5 now."),
    ],
)
def test_what_of_markdown_is_prose(source: str, read: str) -> None:
    seen = re.sub("_+", "_", only(source, "a.md").folded.replace("\x7f", ""))
    assert " ".join(seen.split()) == read


def test_an_article_that_is_indented_is_no_code() -> None:
    document = only("    The ferry sails in June.\n\n    Tickets go on sale now.\n\nEnd.\n", "a.md")
    assert set(kinds(document).values()) == {"paragraph"} and "ferry" in document.folded


def test_a_fence_that_is_never_closed_is_reported() -> None:
    problem, document = readers.read_bytes(
        b"The ferry.\n\n```\nInsiders say that the ferry leaks.\n", "a.md", Settings()
    )
    assert isinstance(problem, Problem) and problem.path == "a.md:3" and "never closed" in problem.message
    assert isinstance(document, Document) and "Insiders" not in document.folded


def test_code_at_the_end_needs_no_fence_below_it() -> None:
    (document,) = readers.read_bytes(b"The ferry.\n\n```\nsail(9)\n", "a.md", Settings())
    assert isinstance(document, Document) and "sail" not in document.folded


HTML = """<!DOCTYPE html><html lang="en"><head><title>The ferry</title></head><body>
<h1>The ferry</h1><p>Type <code>5 million</code> now, <q>he</q> said.<br>Then wait.
<pre><code>Insiders say so.</code></pre>
<blockquote><p>Somebody said so.</p></blockquote><ul><li>The bow<li>The stern</ul>
<table><tr><th>Year<th>Boats<tr><td>2021<td>14</table>
<table><tr><td>The whole page</td></tr></table>
<figure><figcaption>The bow at dawn</figcaption></figure>
<p hidden>Insiders</p><div style="color:red; display: none"><div>Insiders</div>Insiders</div><p aria-hidden="true">Seen.
<template><p>Insiders</template><noscript>Insiders</noscript><svg><text>Insiders</text></svg></body></html>"""


def test_html_is_read_by_its_elements() -> None:
    document = only(HTML, "a.html")
    assert kinds(document) == {
        "The ferry": "heading", "Type 5 million now, “he” said.": "paragraph", "Then wait. ": "paragraph",
        "Insiders say so.": "code", "Somebody said so.": "quotation", "The bow": "list_item", "The stern": "list_item",
        "Year": "table", "Boats": "table", "2021": "table", "14": "table", "The whole page": "paragraph",
        "The bow at dawn": "caption", "Seen. ": "paragraph",
    }  # fmt: skip
    assert "Insiders" not in document.folded and "million" not in document.folded
    assert written(document, "“he”") == "<q>he</q>"


VERSE = """The miller slept, the wheel went round,
The heron stood without a sound,
The lamp was out, the night was long,
The ferryman had lost his song.
"""
WRAPPED = """The lock has two gates and a house with a
green door, where the keeper lives with a
dog and a cat. He opens the gates at seven
and shuts them at nine in the evening.
"""


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_verse_and_wrapped_prose(path: str) -> None:
    assert set(kinds(only(VERSE, path)).values()) == {"verse"}
    assert list(kinds(only(WRAPPED, path)).values()) == ["paragraph"]
    headlines = "Ferry company buys two boats\nOld weigh house burns down\nWick asks for money\nMarl votes\n"
    assert set(kinds(only(headlines, path)).values()) == {"paragraph"} and len(kinds(only(headlines, path))) == 4


def test_verse_in_small_letters() -> None:
    verse = """You rise before the miller's light,
and some say that you sing too long,
and some that you have lost the night
and none can give it back in song.
"""
    assert set(kinds(only(verse, "a.txt")).values()) == {"verse"}
    prose = "The lock has two gates, a house,\nand a green door, where the keeper\nlives with a dog and a cat, and\nopens the gates at seven every day.\n"
    assert "verse" not in kinds(only(prose, "a.txt")).values()
    wares = "- rye from the north,\n- oats from the mill,\n- salt from the coast,\n- and a bag of nails.\n"
    assert "verse" not in kinds(only(wares, "a.txt")).values()


def test_kinds_by_the_shape_of_lines() -> None:
    text = "Prose here.\n> Quoted mail.\n- An item\nYear\tBoats\n2021\t14\nRye     3,400    12\nOats    1,200     7\n```\nInsiders\n```\n"
    assert kinds(only(text, "a.txt")) == {
        "Prose here.": "paragraph", "> Quoted mail.": "quotation", "- An item": "list_item", "Year\tBoats": "table",
        "2021\t14": "table", "Rye     3,400    12": "table", "Oats    1,200     7": "table", "```": "code", "Insiders": "code",
    }  # fmt: skip
    assert "Insiders" not in only(text, "a.txt").folded


PACK = """
- {code: XX101, name: insiders, severity: warning, confidence: high, language: any, why: W., say: S., find: ["insiders"],
   examples: {flags: ["[[Insiders]]", "[[Insiders]]"], passes: ["a", "b"]}}
- {code: XX102, name: quoted, severity: warning, confidence: high, language: any, why: W., say: S., find: ["insiders"], reads: [quotation],
   examples: {flags: ["> [[Insiders]]", "> [[Insiders]]"], passes: ["a", "b"]}}
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    pack = tmp_path_factory.mktemp("pack") / "pack.yaml"
    pack.write_text(PACK, encoding="utf-8")
    return make_plan(Settings(packs=(pack,), select=("XX",), plain_scan=True, cache=False))


def test_a_rule_finds_in_the_kinds_that_it_reads(plan: Plan) -> None:
    document = only("Insiders say so.\n\n> Insiders say so.\n\n`Insiders` and\n\n| Insiders | b |\n|--|--|\n", "a.md")
    found = [(finding.code, document.position(finding.start or 0).line) for finding in lint(document, plan)]
    assert found == [("XX101", 1), ("XX102", 3), ("XX101", 7)]


def test_a_structure_survives_its_packing() -> None:
    from lint import packing

    structure = only(MARKDOWN, "a.md").given_structure
    assert structure is not None and Kind.table in {region.kind for region in structure.regions}
    assert Structure.from_plain(packing.unpack(packing.pack(structure.plain()))) == structure


@pytest.mark.parametrize("ending", ["md", "html"])
@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a ",
        "<!--",
        "</",
        "<!",
        "<a b='",
        "<script>",
        "&",
        "[",
        "> ",
        "`",
        "$",
        "|",
        "<div>",
        "{%",
        "- ",
        "* ",
        "<table><td>",
    ],
)
def test_odd_markup_costs_what_its_length_costs(ending: str, piece: str) -> None:
    """No clock: ten thousand pieces are read at once, or the suite would not end."""
    document = only(piece * 10_000 + "\n\nThe end.\n", f"a.{ending}")
    assert len(document.folded) == len(document.text)
    document.position(len(document.text), end=True)


RUSSIAN = "Дом был стар. Сад был мал. Лес был пуст. Кот был сыт. Мир был нов. Пёс был зол. Дед был рад. Сын был мал."


def test_letters_of_other_scripts_are_compared_as_they_are() -> None:
    from lint.extract.repetition import minhash_of, repeated, words_with_places

    one, other = Document(RUSSIAN), Document("Суп ещё свеж. Сыр ещё бел. Мёд ещё густ. Лук ещё зол. Чай ещё жёлт.")
    assert len(one.comparable) == len(one.text) and one.comparable.startswith("Dom byl star. Sad")
    assert not set(minhash_of(one)) & set(minhash_of(other)) and not repeated(one)[1].places
    words, places = words_with_places(Document("पुल के पास 桥梁 now"))
    assert words == ["पुल", "के", "पास", "桥", "梁", "now"] and places[3] == (11, 12)
    latin = Document("The café’s owner")
    assert latin.comparable is latin.folded


def test_cells_are_read_as_words_beside_each_other_and_menus_are_no_tables() -> None:
    assert (
        "experts say it was dear" in only("| a | b |\n|--|--|\n| Experts say | it was dear |\n", "a.md").folded.lower()
    )
    menu = "Home | News | Sport\nImprint | Terms | Jobs\n"
    assert set(kinds(only(menu, "a.txt")).values()) == {"paragraph"}
    assert set(kinds(only("Year | Boats\n2021 | 14\n2022 | 19\n", "a.txt")).values()) == {"table"}


@pytest.mark.parametrize("end", ["\n", "  \n", "\\\n"])
def test_a_sentence_goes_on_below_a_break_within_its_paragraph(end: str) -> None:
    document = only(f"# The mill\n\nPeople familiar with the{end}plan say the mill will close.\n", "a.md")
    assert "People familiar with the plan say" in " ".join(document.block_texts[2].split())
    apart = only(
        f"Open on:{end}monday\n\nJane Holloway was there.{end}he said so\n\nA heron waits{end}on one leg{end}and its own cold face\n",
        "a.md",
    )
    assert len([text for text in apart.block_texts if text]) == 7


@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_a_cell_of_a_table_is_a_sentence_of_its_own(path: str) -> None:
    source = "| Year | What |\n|--|--|\n| 2021 | Critics say it is old. It is |\n"
    if path == "a.html":
        source = "<table><tr><td>2021</td><td>Critics say it is old. It is</td></tr></table>"
    document = only(source, path)
    assert [document.text[start:end] for start, end in document.sentences][-3:] == [
        "2021",
        "Critics say it is old.",
        "It is",
    ]
    at = document.text.index("Critics")
    assert document.text[slice(*document.cell_at(at + 3))] == "Critics say it is old. It is"
    assert document.text[slice(*document.cell_at(document.text.index("2021")))] == "2021"


@pytest.mark.parametrize(
    "comment",
    ["{% comment %}\nInsiders say it.\n\n- Experts `do`.\n\n> Critics.\n\n<p>Insiders</p>\n{% endcomment %}", "{# Insiders say it #}", "{{!-- Insiders\n\nsay it --}}"],
)  # fmt: skip
def test_a_comment_of_a_template_is_no_text(comment: str) -> None:
    document = only(f"The mill burned.\n\n{comment}\n\nIt is {comment} gone.\n", "a.md")
    assert document.text.split() == "The mill burned. It is gone.".split()
    at = document.text.index("gone")
    assert document.source[document.position(at).offset :].startswith("gone")


def test_a_comment_that_is_never_closed_hides_nothing() -> None:
    document = only("The mill {# burned. {% comment %} It is gone.\n", "a.md")
    assert "burned." in document.text and "It is gone." in document.text
