"""How each rule's defect is made: from a good article the one with the defect, and its twin without."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import source_defects_phrases as phrases

from lint.config.settings import Settings
from lint.readers import plain
from lint.text.document import Document

Maker = Callable[[random.Random, str], tuple[Document, Document]]
MAKERS: dict[str, Maker] = {}

PAGES, RESIDUE = phrases.PAGES, phrases.RESIDUE


def makes(code: str) -> Callable[[Maker], Maker]:
    """Register the maker of a rule's defect: (random, text) -> (article with the defect, its twin)."""

    def keep(maker: Maker) -> Maker:
        MAKERS[code] = maker
        return maker

    return keep


GOOD = {"title": "A mill and its people", "author": "Ann Lee", "publisher": "River Herald",
        "url": "https://www.riverherald.example/news/a-mill-and-its-people"}  # fmt: skip


def _with(text: str, **changed: str | None) -> Document:
    metadata = {key: value for key, value in {**GOOD, **changed}.items() if value is not None}
    return Document(text, metadata=metadata)


def _pair(text: str, twin: str) -> tuple[Document, Document]:
    return Document(text), Document(twin)


def _file(data: bytes) -> Document:
    (document,) = plain.parse(data, "a.txt", Settings())
    assert isinstance(document, Document), document
    return document


def _places(rng: random.Random, text: str, wanted: str, count: int) -> list[int]:
    """Some places of the text, from the end, where `wanted` says a character may be changed."""
    found = [at for at in range(1, len(text) - 1) if _kind(text, at) == wanted]
    return sorted(rng.sample(found, min(count, len(found))), reverse=True)


def _kind(text: str, at: int) -> str:
    if text[at].isascii() and text[at].isalpha() and text[at - 1].isalpha() and text[at + 1].isalpha():
        return "inside"
    return "apostrophe" if text[at] in "'’" and text[at - 1].isalpha() and text[at + 1].isalpha() else ""


def _changed(text: str, places: list[int], how: Callable[[str], str]) -> str:
    for at in places:
        text = text[:at] + how(text[at]) + text[at + 1 :]
    return text


# SQ1: what an article needs to be cited


@makes("SQ101")
def lacking(rng: random.Random, text: str) -> tuple[Document, Document]:
    return _with(text, **{rng.choice(("author", "publisher", "url")): None}), _with(text)


@makes("SQ102")
def bad_link(rng: random.Random, text: str) -> tuple[Document, Document]:
    return _with(text, url=rng.choice(phrases.BAD_LINKS)), _with(text, url=rng.choice(phrases.GOOD_LINKS))


@makes("SQ103")
def bad_author(rng: random.Random, text: str) -> tuple[Document, Document]:
    return _with(text, author=rng.choice(phrases.BAD_AUTHORS)), _with(text, author=rng.choice(phrases.PEOPLE))


@makes("SQ104")
def empty_title(rng: random.Random, text: str) -> tuple[Document, Document]:
    return _with(text, title=rng.choice(phrases.EMPTY_TITLES)), _with(text, title=rng.choice(phrases.TITLES))


@makes("SQ105")
def site_in_title(rng: random.Random, text: str) -> tuple[Document, Document]:
    title, mark, site = (
        rng.choice(phrases.TITLES),
        rng.choice((" | ", " - ", " – ", " — ", " · ", " :: ")),
        "River Herald",
    )
    site = rng.choice((site, "The River Herald", "riverherald.example", "RIVER HERALD"))
    return _with(text, title=rng.choice((title + mark + site, site + mark + title))), _with(text, title=title)


@makes("SQ106")
def title_twice(rng: random.Random, text: str) -> tuple[Document, Document]:
    title = rng.choice(phrases.TITLES)
    return _with(text, title=title + rng.choice((" ", " | ", " - ")) + title), _with(text, title=title)


# SQ2: encoding and language


@makes("SQ201")
def legacy(rng: random.Random, text: str) -> tuple[Document, Document]:
    clean = text.encode("windows-1252", "ignore").decode("windows-1252") + " The café — “open” — is full."
    encoding = rng.choice(("windows-1252", "windows-1252", "utf-16", "utf-16-le"))
    return _file(clean.encode(encoding)), _file(clean.encode())


@makes("SQ202")
def marked(rng: random.Random, text: str) -> tuple[Document, Document]:
    return _file(text.encode("utf-8-sig")), _file(text.encode())


@makes("SQ203")
def lost(rng: random.Random, text: str) -> tuple[Document, Document]:
    places = _places(rng, text, "inside", rng.randint(1, 4))
    if rng.random() < 0.5:
        return _pair(_changed(text, places, lambda char: "\ufffd"), text)
    twin = _changed(text, places, lambda char: "é") + " The café is open."
    broken = bytearray(twin.encode())
    broken[broken.index("é".encode())] = 0xE9
    return _file(bytes(broken)), _file(twin.encode())


@makes("SQ204")
def question_marks(rng: random.Random, text: str) -> tuple[Document, Document]:
    places = _places(rng, text, "apostrophe", 3) or _places(rng, text, "inside", 2)
    return _pair(_changed(text, places, lambda char: "?"), text)


@makes("SQ205")
def controls(rng: random.Random, text: str) -> tuple[Document, Document]:
    char = rng.choice("\x01\x02\x07\x08\x0b\x0c\x1a\x1b\x1f\x7f\x85\x92\x93\x97".replace("\x85", ""))
    return _pair(_changed(text, _places(rng, text, "inside", rng.randint(1, 3)), lambda old: old + char), text)


@makes("SQ206")
def invisible(rng: random.Random, text: str) -> tuple[Document, Document]:
    char = rng.choice("\u00ad\u200b\u200c\u200d\u200e\u202a\u2060\u2066\ufeff")
    return _pair(_changed(text, _places(rng, text, "inside", rng.randint(1, 3)), lambda old: old + char), text)


@makes("SQ207")
def loose_accents(rng: random.Random, text: str) -> tuple[Document, Document]:
    places = [at for at in _places(rng, text, "inside", 60) if text[at] in "aeioun"][: rng.randint(1, 3)]
    accent = {"a": "\u0301", "e": "\u0301", "i": "\u0308", "o": "\u0302", "u": "\u0308", "n": "\u0303"}
    return _pair(_changed(text, places, lambda old: old + accent[old]), text)


@makes("SQ208")
def other_language(rng: random.Random, text: str) -> tuple[Document, Document]:
    sentences = list(rng.choice(list(phrases.LANGUAGES.values())))
    rng.shuffle(sentences)
    return _pair("\n\n".join(sentences), text)


@makes("SQ209")
def pasted_paragraph(rng: random.Random, text: str) -> tuple[Document, Document]:
    sentences = list(rng.choice(list(phrases.LANGUAGES.values())))
    blocks = text.split("\n\n")
    blocks.insert(rng.randint(1, len(blocks)), " ".join(rng.sample(sentences, 2)))
    return _pair("\n\n".join(blocks), text)


# SQ3: readability


@makes("SQ301")
def run_together(rng: random.Random, text: str) -> tuple[Document, Document]:
    return _pair(re.sub(r"[.?!][”\"]?\s+", " and ", text), text)


MAKERS["SQ303"] = MAKERS["SQ301"]


@makes("SQ302")
def telegraphic(rng: random.Random, text: str) -> tuple[Document, Document]:
    short = [word for word in text.split() if len(word) <= 3 and word.isalpha()]
    return _pair(". ".join(" ".join(short[at : at + 5]).capitalize() for at in range(0, len(short), 5)) + ".", text)


# SQ4: emptiness and repetition


@makes("SQ401")
def stub(rng: random.Random, text: str) -> tuple[Document, Document]:
    return _pair(" ".join(text.split()[: rng.randint(0, 45)]).rstrip(",;:") + ".", text)


@makes("SQ402")
def furnished(rng: random.Random, text: str) -> tuple[Document, Document]:
    rows = rng.sample(phrases.FURNITURE, rng.randint(12, len(phrases.FURNITURE)))
    return _pair("\n".join([text[:80].rsplit(" ", 1)[0] + ".", *rows]), "\n".join([rows[0], text, *rows[1:4]]))


@makes("SQ403")
def links(rng: random.Random, text: str) -> tuple[Document, Document]:
    written = rng.choice(
        (
            "https://herald.example/news/{n}/{slug}",
            "- [{title}](https://herald.example/{n})",
            "www.herald.example/{slug}",
        )
    )
    rows = [
        written.format(n=rng.randint(1, 9999), slug=title.lower().replace(" ", "-"), title=title)
        for title in phrases.TITLES
    ]
    intro = text.split("\n\n")[0][:300]
    return _pair(intro + "\n\n" + "\n".join(rows), text + "\n\n" + rows[0])


@makes("SQ404")
def labels(rng: random.Random, text: str) -> tuple[Document, Document]:
    rows = rng.sample(phrases.LABELS, rng.randint(10, len(phrases.LABELS)))
    mark = rng.choice(("", "- ", "• ", "* "))
    return _pair("\n".join(mark + row for row in rows), "\n".join(rows[:4]) + "\n\n" + text)


@makes("SQ405")
def says_again(rng: random.Random, text: str) -> tuple[Document, Document]:
    blocks = text.split("\n\n") if text.count("\n\n") > 3 else text.split("\n")
    size = max(1, round(len(blocks) * rng.uniform(0.25, 1.0)))
    start = rng.randint(0, len(blocks) - size)
    at = rng.randint(start + size, len(blocks))
    return _pair("\n\n".join([*blocks[:at], *blocks[start : start + size], *blocks[at:]]), text)


@makes("SQ406")
def loops(rng: random.Random, text: str) -> tuple[Document, Document]:
    words, period = re.sub(r"[.?!”\"]", "", text).split(), rng.randint(1, 12)
    start = rng.randint(20, len(words) - period - 1)
    times = 2 + round(len(words) * rng.uniform(0.25, 0.6) / period)
    again = " ".join(words[start : start + period] * times)
    return _pair(text[: len(text) // 2].rsplit(" ", 1)[0] + " " + again, text)


@makes("SQ407")
def cut_off(rng: random.Random, text: str) -> tuple[Document, Document]:
    words = [at for at, char in enumerate(text) if char == " " and at > len(text) * 0.5 and text[at - 1].isalnum()]
    cut = text[: rng.choice(words)]
    return _pair(cut, text)


def _page(sort: str) -> Maker:
    def maker(rng: random.Random, text: str) -> tuple[Document, Document]:
        page = rng.choice(PAGES[sort])
        if sort == "paywall":
            page = " ".join(text.split(" ")[: rng.randint(20, 160)]) + "\n\n" + page
        return _pair(page, text)

    return maker


MAKERS |= {"SQ408": _page("error"), "SQ409": _page("paywall"), "SQ410": _page("wall")}


def _inserted(sort: str) -> Maker:
    def maker(rng: random.Random, text: str) -> tuple[Document, Document]:
        blocks = text.split("\n\n")
        blocks.insert(
            rng.choice((0, len(blocks))) if sort == "chat" else rng.randint(0, len(blocks)),
            rng.choice(RESIDUE[sort]),
        )
        return _pair("\n\n".join(blocks), text)

    return maker


MAKERS |= {"SQ411": _inserted("refusal"), "SQ412": _inserted("chat"), "SQ413": _inserted("placeholder")}
