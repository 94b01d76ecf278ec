"""What plain `fix` never does; what it says of what it did; how it is undone."""

from __future__ import annotations

from pathlib import Path

import pytest

import seedlint
from lint import engine
from lint.commands.fix import account
from lint.config.settings import Settings
from lint.fixes.bench import FixError
from lint.fixes.edits import FixPolicy
from lint.fixes.files import fix_file, write
from lint.model import Confidence, Finding, Fix, LocatedFinding, Severity
from lint.readers.markdown import parse
from lint.text.document import Document
from lint.triage.safe_fixes import Surroundings, is_safe

KEPT = [
    "```\nShare\nTweet\nPrint\n```",
    "> Subscribe to our newsletter",
    "The court found that the shop had set cookies before its customers had agreed to the use of cookies.",
    "| Share | Price |\n|---|---|\n| Tidewater | 12 |",
]
TEXT = "The ferry sails in June, the harbour master said on Tuesday, and takes eighty cars at a time over the bay.\n"


PLAN = engine.make_plan(Settings())


def fixed(tmp_path: Path, text: str, backup: bool = False) -> tuple[str, str]:
    """A file after plain `fix`, and what was said of it."""
    file = tmp_path / "a.md"
    file.write_text(text, encoding="utf-8")
    result = fix_file(str(file), PLAN, FixPolicy())
    write(result, backup)
    return file.read_text(encoding="utf-8"), "".join(account(result))


@pytest.mark.parametrize("kept", KEPT)
def test_what_is_quoted_drawn_in_code_or_reported_stays(tmp_path: Path, kept: str) -> None:
    text = f"{TEXT}\n{kept}\n\nShare this article\n\n{TEXT.replace('June', 'May')}"
    after, said = fixed(tmp_path, text)
    assert kept in after
    assert "Share this article" not in after
    assert "a.md:" in said and "took out “Share this article” (BP" in said


def test_words_are_taken_out_by_the_line_alone() -> None:
    (document,) = parse(b"Read on. Share this.\n\nShare this\n\n> Share that\n", "a.md", Settings())
    assert isinstance(document, Document)
    text = document.text
    inside, line, quoted = text.index("Share this."), text.index("Share this\n"), text.index("Share that")
    assert not is_safe(document, Fix(inside, inside + 11, ""))
    assert is_safe(document, Fix(line, line + 10, ""))
    assert not is_safe(document, Fix(quoted, quoted + 10, ""))
    assert not is_safe(document, Fix(line, line + 10, "", safe=False))
    assert is_safe(document, Fix(inside + 10, inside + 11, "")), "a sign is no word"


def test_a_backup_is_what_the_file_was_and_is_not_overwritten(tmp_path: Path) -> None:
    text = f"{TEXT}\nShare this article\n"
    after, _ = fixed(tmp_path, text, backup=True)
    assert "Share" not in after
    assert (tmp_path / "a.md.bak").read_text(encoding="utf-8") == text
    with pytest.raises(FixError, match="is there already"):
        fixed(tmp_path, text.replace("Share this", "Print this"), backup=True)
    assert "Print this" in (tmp_path / "a.md").read_text(encoding="utf-8")
    assert (tmp_path / "a.md.bak").read_text(encoding="utf-8") == text


NEEDED = [
    "The bar at the top has these buttons:\n\n- Home\n- Search\n- Share",
    "She then told visitors to press this button:\n\nLeave a comment",
    "On its new poster the club says:\nJoin us!",
    "## Share\n\nEvery village had a share of the cost.",
    "## Related articles\n\nThe articles that are related to the mill lie in the archive.",
]


@pytest.mark.parametrize("needed", NEEDED)
def test_a_line_that_the_article_speaks_of_stays(tmp_path: Path, needed: str) -> None:
    after, _ = fixed(tmp_path, f"{TEXT}\n{needed}\n\n{TEXT.replace('June', 'May')}")
    assert needed in after


def test_a_heading_with_nothing_below_it_goes(tmp_path: Path) -> None:
    after, _ = fixed(tmp_path, f"{TEXT}\n{TEXT.replace('June', 'May')}\n## Share this article\n")
    assert "Share" not in after


def test_a_list_behind_a_label_of_the_page_goes_with_it(tmp_path: Path) -> None:
    after, _ = fixed(tmp_path, f"{TEXT}\nShare this article:\n\n- Tweet\n- Print\n\n{TEXT.replace('June', 'May')}")
    assert "Share" not in after and "Tweet" not in after


@pytest.mark.parametrize("code", ["SQ407", "SQ408", "SQ409", "SQ410"])
def test_the_line_that_shows_the_article_to_be_missing_stays(code: str) -> None:
    document = Document("Read on.\n\nSubscribe to continue reading\n", "a.txt")
    place = document.text.index("Subscribe")
    fix = Fix(place, place + 29, "")
    shown = Finding(code, "x", Severity.error, Confidence.medium, "M.", place, place + 9)
    located = LocatedFinding("a.txt", shown, None, None, "", 0, "")
    assert is_safe(document, fix)
    assert not is_safe(document, fix, Surroundings(document, (), [located]))


def test_what_a_page_asks_goes_where_an_article_stays(tmp_path: Path) -> None:
    asked = (
        "We use cookies to give you the best experience on our website. By continuing you agree to our use of cookies."
    )
    after, _ = fixed(tmp_path, f"{TEXT * 3}\n{asked}\n\n{TEXT.replace('June', 'May')}")
    assert "cookies" not in after
    after, _ = fixed(tmp_path, f"{asked}\n\nThe ferry sails in June.\n")
    assert "cookies" in after, "it shows that the page is no article"


def test_a_list_behind_a_colon_ends_with_the_next_sentence() -> None:
    document = Document(f"The bar has these buttons:\nHome\nShare\n{TEXT}Share this article\n", "a.txt")
    around = Surroundings(document)
    assert [around.need(range(line, line + 1)) for line in (0, 1, 2, 4)] == [False, True, True, False]


def test_a_label_alone_behind_a_sentence_of_something_written_stays(tmp_path: Path) -> None:
    sign = "On the wall behind her hung a sign in red letters.\n"
    after, _ = fixed(tmp_path, f"{TEXT}\n{sign}\nNo comments\n\n{TEXT}")
    assert "No comments" in after
    after, _ = fixed(tmp_path, f"{TEXT}\n{sign}\n{TEXT}\nNo comments\n\n{TEXT}")
    assert "No comments" not in after, "the sentence before it speaks of no sign"
    after, _ = fixed(tmp_path, f"{TEXT}\n{sign}\nNo comments\nShare this article\n\n{TEXT}")
    assert "No comments" not in after, "labels in a row are the page's"


@pytest.mark.parametrize(
    "line",
    [
        "The mill burned down. Share this article on Facebook",
        "The owner wept. Follow us on Twitter",
        "The mill burned down in 1904. Share this article on Facebook. The owner wept.",
        "Share this article on Facebook. The mill burned down in 1904.",
        "He was 40. Sign up for our newsletter",
        "The mill burned down in 1904. All rights reserved.",
        "You can follow us on Twitter, Ann Lee told the court.",
        "Die Mühle brannte 1904 ab. Teilen Sie diesen Artikel auf Facebook",
    ],
)
def test_an_authors_sentence_beside_a_prompt_stays(line: str) -> None:
    text = (
        f"The mill at Arle was built of stone in 1810.\n\n{line}\n\nThe council voted on 3 March 2023 to rebuild it.\n"
    )
    assert line in seedlint.fix(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Reuters had its first office in a mill.",
        "Getty was ill, and his son paid.",
        "Related: the fares of the ferry rose by a tenth in March.",
        "Leave a comment in the guest book, as the king did.",
        "Click here for the counts behind this study, which took nine years.",
        "Disclosure: I own a share of the ferry.",
    ],
)
def test_a_sentence_in_which_no_site_speaks_stays(tmp_path: Path, sentence: str) -> None:
    assert fixed(tmp_path, f"{TEXT}\n{sentence}\n\n{TEXT}")[0] == f"{TEXT}\n{sentence}\n\n{TEXT}"


def test_a_sentence_of_the_site_goes(tmp_path: Path) -> None:
    said = "Sign up for our newsletter and never miss a story of yours."
    assert said not in fixed(tmp_path, f"{TEXT}\n{said}\n\n{TEXT}")[0]
    foot = "Share\n\nRelated: The pier is closed.\n\nAll rights reserved.\n"
    assert "Related" not in fixed(tmp_path, f"{TEXT}\n{TEXT}\n{foot}")[0]


def test_a_title_between_menus_stays() -> None:
    page = (
        "Skip to main content\nHome | News | Business | Sport | Weather\nSeaweed farm at Corran doubles its harvest in a year\n\n"
        "By Ada Quill\nShare this article\nShare on Facebook\n"
        "The seaweed farm at Corran took in 90 tonnes this year, twice the harvest of the year before, its owner said.\n\n"
        "It stands in the sound and has eleven lines, each of them 200 metres long, and two boats that tend them.\n\n"
        "Subscribe to our newsletter\nLeave a Reply\n"
    )
    mended = "\n" + seedlint.fix(page)
    assert "\nSeaweed farm at Corran doubles its harvest in a year\n" in mended and "Skip to" not in mended
    (other,) = [line for line in page.split("\n") if line.startswith("Seaweed farm")]
    menu = Surroundings(Document(page.replace(other, "Weather Business Sport Opinion")))
    assert not menu.need(range(1, 3)) and Surroundings(Document(page)).need(range(2, 3))


def test_when_a_page_was_published_stays(tmp_path: Path) -> None:
    head = (
        "Home\nSport\nSign in\nSubscribe\nPublished 10 March 2024, 09:12 GMT\nUpdated 14 March 2024, 10:00 GMT\nShare\n"
    )
    kept, _ = fixed(tmp_path, f"{head}\n{TEXT}\n{TEXT}\nMost read\nNewsletter\n")
    assert "Published 10 March 2024" in kept and "Subscribe" not in kept


def test_a_paragraph_behind_a_colon_begins_no_list() -> None:
    document = Document(f"Summary:\n{TEXT}FULL STORY\n{TEXT}", "a.txt")
    around = Surroundings(document)
    assert [around.need(range(line, line + 1)) for line in (1, 2)] == [True, False]


def test_a_prompt_that_ends_with_a_colon_introduces_more_of_the_page(tmp_path: Path) -> None:
    prompt = "Sign up for our free newsletter and get all stories of the week in your inbox on Friday:"
    after, _ = fixed(tmp_path, f"{TEXT}\n{prompt}\nSubscribe to our newsletter\nTags\n")
    assert "Subscribe" not in after and "Tags" not in after


def test_whose_a_picture_is_stands_in_no_list(tmp_path: Path) -> None:
    listed = "These ships were seen:\nThe Ask and the Embla\nCredit: Ann Lee/Getty Images\n"
    after, _ = fixed(tmp_path, f"{TEXT}\n{listed}\n{TEXT}")
    assert "The Ask and the Embla" in after and "Credit" not in after


@pytest.mark.parametrize(
    "line",
    [
        "Follow @tidewater on Mastodon.",
        "Subscribe to the Tidewater newsletter for the tides of the week.",
        "Copyright 2024 Tidewater Media Inc. All rights reserved. This material may not be published, rewritten or redistributed.",
    ],
)
def test_a_request_that_names_a_channel_and_a_right_are_the_sites(tmp_path: Path, line: str) -> None:
    assert line not in fixed(tmp_path, f"{TEXT}\n{line}\n\n{TEXT}")[0]


@pytest.mark.parametrize(
    "line",
    [
        "Follow the path on the left to the newsletter office of 1904, which burned.",
        "“Have fun,” she wrote.",
    ],
)
def test_what_is_like_a_request_stays(tmp_path: Path, line: str) -> None:
    assert line in fixed(tmp_path, f"{TEXT}\n{line}\n\n{TEXT}")[0]


@pytest.mark.parametrize(
    "before",
    [
        "The bookbinder hangs her paper where the letters of the town were sorted until June.",
        "The sign was painted green by the harbour master in March.",
        "She has read the labels of nine jars, and all of them were wrong.",
    ],
)
def test_a_label_below_a_sentence_with_a_sign_in_it_goes(tmp_path: Path, before: str) -> None:
    assert "Skip" not in fixed(tmp_path, f"{TEXT}\n{before}\n\nSkip to content\n\n{TEXT}")[0]


@pytest.mark.parametrize(
    "before", ["The sign above the door read simply.", "Over the oven is a board with white letters."]
)
def test_a_label_below_a_sentence_that_ends_with_a_sign_stays(tmp_path: Path, before: str) -> None:
    assert "Skip" in fixed(tmp_path, f"{TEXT}\n{before}\n\nSkip to content\n\n{TEXT}")[0]


def test_a_label_below_what_somebody_is_said_to_have_written_goes(tmp_path: Path) -> None:
    after, _ = fixed(tmp_path, f"{TEXT}\n“The pier is lost,” one of them wrote.\n\nShare this article\n\n{TEXT}")
    assert "Share" not in after
