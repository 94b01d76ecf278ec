"""Names as metadata tell them: whether a link leads to an article, an author is somebody, a title says more than the site's name."""

from __future__ import annotations

from collections.abc import Mapping

from lint.match.expressions import expression
from lint.text.fold import fold

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


def is_body(name: str) -> bool:
    """Whether a name is that of an office or a company, which signs what it publishes itself."""
    return _BODIES.search(name) is not None or _COMPANY.search(name) is not None


def is_address(name: str) -> bool:
    """Whether a name is a web or mail address."""
    low = name.lower()
    return low.startswith(("http://", "https://", "www.", "@")) or ("@" in low and " " not in low)


_NOBODY = frozenset(
    bare(name)
    for name in (
        "admin, administrator, adm, root, user, user1, guest, guest author, guest writer, guest post, webmaster, web master, "
        "web desk, web team, web editor, online editor, online team, editor, the editor, editors, editorial, editorial team, "
        "editorial board, editorial staff, editor in chief, staff, staff writer, staff writers, staff reporter, staff reporters, "
        "our staff, our correspondent, our reporter, correspondent, reporter, author, writer, contributor, contributors, "
        "news desk, newsdesk, newsroom, news team, news staff, news editor, press release, press office, pr, content team, "
        "marketing, marketing team, support, info, team, anonymous, anon, various, various authors, wpadmin, siteadmin, "
        "superuser, test, redaktion, die redaktion, redaction, la redaction, redaccion, la redaccion, redazione, la redazione, "
        "redacao, redactie, redakcja, redakcia, redaksi, "
        "n/a, none, null, nil, nan, undefined, unspecified, tba, tbd, not available, not provided, not given"
    ).split(",")
)
_NO_TITLE = frozenset(
    bare(name)
    for name in (
        "untitled, untitled document, no title, title, home, home page, homepage, start, startseite, index, main page, welcome, "
        "new tab, article, document, page, news, blog, post, headline, loading, redirecting, accueil, inicio, default"
    ).split(",")
)


_ROLE_WORDS = frozenset(
    "a admin administrator an and anonymous author authors blogger bureau by columnist community content contributing contributor contributors "
    "correspondent correspondents desk digital editor editorial editors freelance freelancer guest junior media member members news newsroom "
    "no none of office online our press public relations reporter reporters senior special staff team the unknown unnamed user web writer writers".split()
)
_ACCOUNT = expression(r"(?:user|guest|member|author|admin|anon(?:ymous)?|writer|contributor|editor|profile)[ _#-]?\d+")
_BLANK_TO_FILL = expression(
    r"[\[<{%(][^\]>})%]{2,40}[\]>})%]{1,2}|(?:your|author(?:'s)?|insert|enter|first|full) (?:full )?(?:last )?name(?: here)?"
)
_LABELS = frozenset(
    "share tweet print email e-mail follow comment comments home menu search login subscribe facebook twitter instagram youtube linkedin "
    "whatsapp contact about more advertisement sponsored download reply like register bookmark save news listen follow".split()
)
_CONTROLS = expression(
    r"(?:save|share|print|email|bookmark|listen to|download|report|like|follow|hide|read) (?:this |the )?(?:article|story|post|page|author|link|topic)"
    r"|(?:log ?in|sign ?in|register|subscribe) to .{3,30}|.*(?: \xbb | > | \x9b | / )(?:news|articles?|posts?|blog|home)|home\b.{0,3}[>/\xbb].*"
)
_ROLE_BEHIND = expression(r".{3,40}? (?:reporter|editor|writer|correspondent)s?,? .{3,60}")
_COUNT_BEHIND = expression(
    r".+\(\d+ (?:articles?|posts?|stories|comments?)\)|.+ @\w{2,}|.+\b\d+ (?:articles|posts|followers)"
)


def is_nobody(author: str) -> bool:
    """Whether an author's name is a role or an account, or says that there is none."""
    name = bare(author)
    if name in _NOBODY or _ACCOUNT.fullmatch(fold(author).strip()):
        return True
    words = fold(author).lower().replace("-", " ").split()
    return bool(words) and all(word.strip(".,") in _ROLE_WORDS for word in words)


_FILE = expression(
    r"(?:microsoft (?:word|powerpoint) ?- ?)?[\w ().-]{1,80}\.(?:html?|php|aspx?|docx?|pdf|txt|md|jpe?g|png|gif|rtf|odt|pptx?|xlsx?|indd|tiff?)"
)
_PROGRAM = expression(
    r"microsoft (?:word|powerpoint|excel) ?- ?.+|powerpoint presentation|(?:adobe )?photoshop pdf|slide \d+|(?:img|dsc|dscn|scan|screenshot)[ _-]?\d[\w -]*"
)
_EMPTY_PAGE = expression(
    r"(?:new|blank|untitled|sample|test|empty|web) (?:page|document|post|article|file|tab|folder|story)(?: ?\(?\d{1,3}\)?)?|(?:blog|news) (?:post|article|page|entry)(?: ?\d{1,3})?|page \d{1,4}(?: of \d{1,4})?"
    r"|(?:your|insert|enter|add|article|post|page) (?:a )?title(?: here| goes here)?|title(?: goes)? here|hello world!?|document ?\d+|index of /.*|\{\{.*\}\}|(?:test|testing|draft|asdf|foo|untitled)(?: ?\d+)?"
)
_ERROR_PAGE = expression(
    r"(?:error )?(?:40[0-4]|50[0-4])(?: ?[:-]? ?(?:error|not found|forbidden|page not found|bad gateway|service unavailable|internal server error))?|(?:page|file|article|document|content|site) not found"
    r"|just a moment(?:\.{3}|\x83)?|access (?:to this page has been )?denied|attention required!?(?: ?\| ?cloudflare)?|are you (?:a )?(?:human|robot)\??|security check|please wait(?:\.{3}|\x83)?"
    r"|(?:bad|invalid) (?:request|gateway)|service unavailable|session expired|(?:please )?(?:log|sign) in(?: required| to continue)?|subscribe to (?:read|continue)(?: reading)?"
)


def is_no_title(title: str) -> bool:
    """Whether a title says nothing of an article, whatever it is about: a word for any page, a file, an error of the site."""
    folded = fold(title).strip()
    return bare(title) in _NO_TITLE or any(
        known.fullmatch(folded) for known in (_FILE, _PROGRAM, _EMPTY_PAGE, _ERROR_PAGE)
    )


_BYLINE = expression(
    r"\W{0,3}(?:(?:written|posted|reported|reporting|reviewed|words|story|photos?|published|edited|editing|compiled|translated|interview)(?: and [a-z]+)? by|by|(?:authors?|byline|editors?|reporters?|writers?|photos?|images?|pictures?|text|words|story|contributors?|source):|von|par|por) +(?-i:[A-Z])|(?:(?:written|posted|reported|words|published|edited) )?by:?\Z"
    r"|(?:posted|written|published|submitted|uploaded|created) by\b|by (?-i:[a-z]+ [a-z]+)\Z"
)
_PAGE_WORDS = expression(
    r"\b(?:(?:view|see|show|read|load|browse) (?:all|more|other|the|full)\b|(?:all|more|other|latest|recent) (?:posts?|articles|stories|by|from)\b|(?:posts|articles|stories) by\b"
    r"|(?:about|contact|follow|email|meet) (?:the )?(?:author|us|me|writer)\b|\Afollow (?-i:[A-Z])|(?:follow|share|like|join|find)(?: (?:us|me|this))? (?:on|via) (?:twitter|x|facebook|instagram|linkedin|youtube|threads|mastodon|bluesky|telegram|whatsapp)\b|author(?:'s)? (?:archive|page|profile|bio)|(?:log|sign) (?:in|up|out)\b|click here|subscribe\b|newsletter"
    r"|leave a (?:comment|reply)|\d+ comments?\b|share (?:this|on)|read (?:time|more)|last (?:updated|modified)|(?:updated|published|posted) (?:on|at|\d))"
)
_READING_TIME = expression(
    r"\b\d+ ?(?:-| )?(?:min(?:ute)?s?|mins?|sec(?:ond)?s?|words?)(?: read(?:ing)?)?\b|\b\d+ (?:hours?|days?|weeks?|months?|years?) ago\b|\b\d[\d.,]*k? (?:views|likes|shares|reads|followers|subscribers)\b"
)
_PICTURES = expression(
    r"\b(?:getty(?: images)?|shutterstock|istock(?:photo)?|alamy|unsplash|pixabay|pexels|adobe stock|depositphotos|dreamstime|(?:photo|image|picture|file) (?:credit|courtesy|by)|photograph(?:er|s|y)?:|epa-efe|ap photo|afp photo|stock photo)\b"
)
_BIOGRAPHY = expression(
    r"\b(?:is|was) (?:the|an?|our|currently|editor|based)\b|\b(?:writes|covers|reports|lives|works) (?:for|about|on|in|at|as)\b"
)
_DATED = expression(
    r"\b(?:19|20)\d\d\b|\d{1,2}[:/]\d\d|\A\W*(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b.{0,4}\d"
)
_MARKUP = expression(r"<[a-z/]|&[a-z]{2,6};|\A\[['\"]|\{\{|\\n")
_FOR_SITE = expression(r"(?P<who>.{3,60}?)(?: for| via| at| of|,| ?[|/]| [–—-]) (?:the )?(?P<site>.{2,60})")
_BODIES = expression(
    r"\b(?:cent(?:er|re)|institute|campaign|coalition|society|foundation|committee|association|alliance|council|department|office|fund|citizens|doctors|students|agency|bureau|ministry|"
    r"university|college|school|group|team|union|league|network|forum|board|project|program(?:me)?|partnership|organi[sz]ation|commission|initiative)\b"
)
_COMPANY = expression(
    r"\b(?:inc|incorporated|corp(?:oration)?|ltd|limited|company|holdings?|plc|llc|llp|ag|se|gmbh|s\.?a|bank|authority|administration|police|"
    r"government|parliament|(?:city|county|town) of|embassy|hospital|museum|church)\b\.?"
)
_PUBLISHERS = expression(
    r"\b(?:online|news(?:paper)?|mail(?:online)?|times|post|media|magazine|herald|courier|gazette|tribune|journal|chronicle|observer|bulletin|advertiser|examiner|inquirer|telegraph|daily|weekly|press|reporter|digital|tv|radio|[a-z]+\.(?:com|org|net|co\.uk))\Z"
)
_ROLES = frozenset(
    "staff reporter reporters correspondent correspondents desk team editor editors newsroom bureau web online news by the writer writers editorial digital".split()
)
_SIGNS_BETWEEN = frozenset(("|", "/", "–", "—", "-"))
_LONGEST_AUTHOR = 160


def fault_of_author(author: str, stated: Mapping[str, str]) -> str:
    """What else than a name stands in an author's field, as the end of a sentence; "" for nothing."""
    folded = fold(author).strip()
    if folded.lower() in _LABELS:
        return "is a label of the page"
    if _BLANK_TO_FILL.fullmatch(folded):
        return "is a blank that nobody filled in"
    if _is_twice(folded):
        return "stands twice in the field"
    for pattern, fault in (
        (_CONTROLS, "is a label of the page"),
        (_COUNT_BEHIND, "has a count or an account of the page behind the name"),
    ):
        if pattern.fullmatch(folded[:300]):
            return fault
    for pattern, fault in (
        (_BYLINE, "has the words of the byline in it"),
        (_READING_TIME, "is a time or a count of the page"),
        (_PAGE_WORDS, "is a label of the page"),
        (_PICTURES, "is the source of a picture"),
        (_MARKUP, "has markup in it"),
        (_DATED, "has a date in it"),
        (_BIOGRAPHY, "is a sentence about the author"),
    ):
        if (pattern.match if pattern is _BYLINE else pattern.search)(folded[:300]):
            return fault
    if len(folded) > _LONGEST_AUTHOR and "," not in folded or not any(map(str.isalpha, author)):
        return "is no name"
    return "has the publisher's name in it" if _with_publisher(folded, stated) else ""


def _is_twice(author: str) -> bool:
    """Whether a name is followed by itself: “Ann Lee Ann Lee”."""
    words = author.lower().replace(",", " ").split()
    half = len(words) // 2
    return half >= 2 and len(words) == 2 * half and words[:half] == words[half:]


def _with_publisher(author: str, stated: Mapping[str, str]) -> bool:
    """Whether a name is followed by where it writes: “Ann Lee For River Herald Online”, or is the publisher's staff."""
    publisher = bare(stated.get("publisher", ""))
    words = [word for word in author.lower().replace(",", " ").split() if word not in _ROLES]
    if publisher and len(words) < len(author.split()) and bare(" ".join(words)) == publisher:
        return True
    if publisher and bare(author).endswith(publisher) and _ROLE_BEHIND.fullmatch(author):
        return True
    match = _FOR_SITE.fullmatch(author)
    if match is None or len(match["who"].split()) not in (2, 3) or _BODIES.search(match["who"]):
        return False
    site = bare(match["site"])
    if publisher and len(publisher) > 3 and (site.startswith(publisher) or publisher.startswith(site)):
        return True
    between = author[match.end("who") : match.start("site")].strip()
    return (" for " in author.lower() or between in _SIGNS_BETWEEN) and _PUBLISHERS.search(match["site"]) is not None
