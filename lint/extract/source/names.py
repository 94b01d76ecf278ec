"""Names as metadata tell them: whether a link leads to an article, an author is somebody, a title says more than the site's name."""

from __future__ import annotations

from collections.abc import Mapping

from lint.folding import fold
from lint.lexicon import words
from lint.match.expressions import expression

_LOCAL = frozenset(("localhost", "127.0.0.1", "0.0.0.0", "example.com", "www.example.com"))
_PERMANENT = ("doi:", "urn:", "hdl:", "ark:", "arxiv:", "isbn:", "issn:")
_HOST = expression(r"(?:[\w-]+\.)+[a-z][a-z0-9-]+")
_BARS = expression(r" +(?:[|•–—·»:-]|::|//) +")
_COLON, _BRACKET = expression(r": +"), expression(r" \((?=[^()]+\)\Z)")
_SUFFIXES = frozenset("co com org net gov edu ac or ne gob info biz".split())


def fault_of_link(link: str) -> str:
    """What is wrong with a link as a reference to an article, as the end of a sentence; "" for nothing."""
    if link.lower().startswith(_PERMANENT):
        return ""
    if " " in link or "\\" in link or "<" in link:
        return "holds characters that no address has"
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "cannot be read as an address"
    if parts.scheme not in ("http", "https"):
        return "does not begin with http:// or https://"
    if host in _LOCAL or host.endswith((".local", ".localhost", ".invalid")):
        return "leads to a computer of one's own or to a placeholder"
    if not _HOST.fullmatch(fold(host)) or (port is not None and not port):
        return "names no host"
    if parts.path in ("", "/") and not parts.query and not parts.fragment:
        return "leads to the front page, not to the article"
    return ""


def bare(name: str) -> str:
    """A name for comparison: letters and digits only, lower case, no article in front."""
    folded = fold(name).strip().casefold().removeprefix("the ")
    return "".join(filter(str.isalnum, folded))


def host_names(link: str) -> frozenset[str]:
    """What a site may be called by its address: “riverherald” and “riverherald.example” for www.riverherald.example/x."""
    from urllib.parse import urlsplit

    try:
        host = urlsplit(link if "//" in link else f"//{link}").hostname or ""
    except ValueError:
        return frozenset()
    labels = host.removeprefix("www.").split(".")
    own = [label for label in labels[:-1] if label not in _SUFFIXES]
    return frozenset(bare(name) for name in (host, ".".join(labels), own[-1] if own else "") if name)


def parts_of(title: str) -> list[str]:
    """The parts of a title between bars and dashes."""
    parts, begin = [], 0
    for mark in _BARS.finditer(fold(title)):
        parts.append(title[begin : mark.start()].strip())
        begin = mark.end()
    return [*parts, title[begin:].strip()]


def ends_of(title: str) -> tuple[str, ...]:
    """The first and last part of a title, between bars or dashes, before its first colon, in brackets at its end; empty where it has one part."""
    parts = parts_of(title)
    if len(parts) > 1:
        return parts[0], parts[-1]
    mark = _COLON.search(fold(title)) or _BRACKET.search(fold(title))
    return (title[: mark.start()].strip(), title[mark.end() :].rstrip(") ")) if mark else ()


def is_site(name: str, stated: Mapping[str, str]) -> bool:
    """Whether a name is the publisher's, or that of the site the link leads to."""
    wanted, publisher = bare(name), stated.get("publisher", "")
    if not wanted:
        return False
    if publisher and wanted in {bare(publisher), *host_names(publisher)}:
        return True
    # A personal site carries its author's name: the host alone convicts no author of two words.
    return wanted in host_names(stated.get("link", "")) and len(name.split()) == 1


def is_address(name: str) -> bool:
    """Whether a name is a web or mail address."""
    low = name.lower()
    return low.startswith(("http://", "https://", "www.", "@")) or ("@" in low and " " not in low)


_NO_TITLE = frozenset(bare(name) for name in words("en", "pages", "no titles"))


_FILE = expression(
    r"(?:microsoft (?:word|powerpoint) ?- ?)?[\w ().-]{1,80}\.(?:html?|php|aspx?|docx?|pdf|txt|md|jpe?g|png|gif|rtf|odt|pptx?|xlsx?|indd|tiff?)"
)
_PROGRAM = expression(
    r"microsoft (?:word|powerpoint|excel) ?- ?.+|powerpoint presentation|(?:adobe )?photoshop pdf|slide \d+|(?:img|dsc|dscn|scan|screenshot)[ _-]?\d[\w -]*"
)
_EMPTY_PAGE = expression(
    r"(?:new|blank|untitled|sample|test|empty|web) (?:page|document|post|article|file|tab|folder|story)(?: ?\(?\d{1,3}\)?)?|(?:blog|news) (?:post|article|page|entry)(?: ?\d{1,3})?"
    r"|(?:your|insert|enter|add|article|post|page) (?:a )?title(?: here| goes here)?|title(?: goes)? here|hello world!?|document ?\d+|index of /.*|\{\{.*\}\}|(?:test|testing|draft|asdf|foo|untitled)(?: ?\d+)?"
    r"|(?:[\w ]{2,20} [-\x96|] )?(?:page|sheet|slide|seite|pagina|strona|stranica|sida|side) \d{1,4}(?: ?(?:of|/|von|de|di) ?\d{1,4})?"
    r"|(?:search )?results(?: for .*)?|archives?|(?:category|tag|archives?|author)s?: .{1,40}|(?:all|latest|recent|more) (?:posts|articles|stories|news)|(?:print|printer)[ -]friendly(?: version)?"
)
_ERROR_PAGE = expression(
    r"(?:error )?(?:40[0-4]|50[0-4])(?: ?[:-]? ?(?:error|not found|forbidden|page not found|bad gateway|service unavailable|internal server error))?|(?:page|file|article|document|content|site) not found"
    r"|just a moment(?:\.{3}|\x83)?|access (?:to this page has been )?denied|attention required!?(?: ?\| ?cloudflare)?|are you (?:a )?(?:human|robot)\??|security check|please wait(?:\.{3}|\x83)?"
    r"|(?:bad|invalid) (?:request|gateway)|service unavailable|session expired|(?:please )?(?:log|sign) in(?: required| to continue)?|subscribe to (?:read|continue)(?: reading)?"
)


def is_no_title(title: str) -> bool:
    """Whether a title says nothing of an article, whatever it is about: a word for any page, a file, an error of the site."""
    folded = fold(title).strip()
    return (
        bare(title) in _NO_TITLE
        or not bare(title)
        or any(known.fullmatch(folded) for known in (_FILE, _PROGRAM, _EMPTY_PAGE, _ERROR_PAGE))
    )
