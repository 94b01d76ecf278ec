"""What stands in the field of an author: a name, an office that signs itself, or what the page has around a name."""

from __future__ import annotations

from collections.abc import Mapping

from lint.extract.source.author_parts import fault_of_shape, has_paper, is_label, is_name_and_site, is_plain_name
from lint.extract.source.names import bare
from lint.folding import fold
from lint.lexicon import words
from lint.match.expressions import expression

_NOBODY = frozenset(map(bare, words("en", "bylines", "nobody")))
_ROLE_WORDS = frozenset(words("en", "bylines", "office"))
_ACCOUNT = expression(r"(?:user|guest|member|author|admin|anon(?:ymous)?|writer|contributor|editor|profile)[ _#-]?\d+")
_BLANK_TO_FILL = expression(
    r"[\[<{%(][^\]>})%]{2,40}[\]>})%]{1,2}|(?:your|author(?:'s)?|insert|enter|first|full|user) ?(?:full )?(?:last )?name(?: here)?|first(?: ?name)?,? last(?: ?name)?|name,? surname|lorem ipsum.*"
)
_LABELS = frozenset(words("en", "bylines", "label"))


def is_nobody(author: str) -> bool:
    """Whether an author's name is a role or an account, or says that there is none."""
    name = bare(author)
    if name in _NOBODY or _ACCOUNT.fullmatch(fold(author).strip()):
        return True
    words = fold(author).lower().replace("-", " ").split()
    return bool(words) and all(word.strip(".,") in _ROLE_WORDS for word in words)


_BYLINE = expression(
    r"\W{0,3}(?:(?:written|posted|reported|words|story|photos?|published|edited|compiled)(?: and [a-z]+)? by|by|(?:authors?|byline|editors?|reporters?|writers?|photos?|text|words|story|contributors?|source):|von|par|por) +(?-i:[A-Z])|(?:(?:written|posted|reported|words|published|edited) )?by:?\Z"
    r"|(?:posted|written|published|submitted|uploaded|created) by\b"
)
_PAGE_WORDS = expression(
    r"\b(?:(?:view|see|show|read|load|browse) (?:all|more|other|the|full)\b|(?:all|more|other|latest|recent) (?:posts?|articles|stories|by|from)\b|(?:posts|articles|stories) by\b"
    r"|(?:about|contact|follow|email|meet) (?:the )?(?:author|us|me|writer)\b|(?:follow|share|like|join|find)(?: (?:us|me|this))? (?:on|via) (?:twitter|x|facebook|instagram|linkedin|youtube|threads|mastodon|bluesky|telegram|whatsapp)\b|author(?:'s)? (?:archive|page|profile|bio)|(?:log|sign) (?:in|up|out)\b|click here|subscribe\b|newsletter"
    r"|leave a (?:comment|reply)|\d+ comments?\b|share (?:this|on)|read (?:time|more)|last (?:updated|modified)|(?:updated|published|posted) (?:on|at|\d))"
)
_READING_TIME = expression(
    r"\b\d+ ?(?:-| )?(?:min(?:ute)?s?|mins?|sec(?:ond)?s?|words?)(?: read(?:ing)?)?\b|\b\d+ (?:hours?|days?|weeks?|months?|years?) ago\b"
)
_PICTURES = expression(
    r"\b(?:getty(?: images)?|shutterstock|istock(?:photo)?|alamy|unsplash|pixabay|pexels|adobe stock|depositphotos|dreamstime|(?:photo|image|picture|file) (?:credit|courtesy|by)|photograph(?:er|s|y)?:|epa-efe|ap photo|afp photo|stock photo)\b"
)
_BIOGRAPHY = expression(
    r"\b(?-i:is|was) (?:the|an?|our|currently|editor|based)\b|\b(?:writes|covers|reports|lives|works) (?:for|about|on|in|at|as)\b"
)
_DATED = expression(
    r"(?<!\(|\d[\x96-])\b(?:19|20)\d\d\b|\b\d{1,2}\.? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,7}\b|\d{1,2}[:/]\d\d|\A\W*(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b.{0,4}\d"
)
_MARKUP = expression(r"<[a-z/]|&#?\w{2,6};|\A\[['\"]|\]\(|\*\*|\{\{|\\n")
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
    r"\b(?:online|news(?:paper)?|mail(?:online)?|times|post|media|magazine|herald|courier|gazette|tribune|journal|daily|weekly|press|reporter|digital|tv|radio|[a-z]+\.(?:com|org|net|co\.uk))\Z"
)
_ROLES = frozenset(words("en", "bylines", "staff"))
_LONGEST_AUTHOR = 160
_TRAIL, _BROKEN = ("»", "›", "→", " > "), ("�", "Ã©", "Ã¼", "Ã¶", "Ã¤", "Ã±", "Ã¡", "Ã³", "Ã­", "â€")
_SEPARATORS = expression(r" *[|•·] *| (?:[–—-]|//|::) | ?/ ?")


def fault_of_author(author: str, stated: Mapping[str, str]) -> str:
    """What else than a name stands in an author's field, as the end of a sentence; "" for nothing."""
    folded = fold(author).strip()
    if is_plain_name(folded):
        return "stands twice in the field" if _is_twice(folded) else ""
    if folded.lower() in _LABELS or is_label(folded):
        return "is a label of the page"
    if _BLANK_TO_FILL.fullmatch(folded):
        return "is a blank that nobody filled in"
    if _is_twice(folded):
        return "stands twice in the field"
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
    if fault := fault_of_shape(folded[:300]) or _fault_of_signs(author):
        return fault
    if len(folded) > _LONGEST_AUTHOR and "," not in folded or not any(map(str.isalpha, author)):
        return "is no name"
    return "has the publisher's name in it" if _with_publisher(folded, stated) else ""


def _fault_of_signs(author: str) -> str:
    """What signs that no name has tell of a field, as the end of a sentence: of a trail of links, of letters read wrongly."""
    if any(sign in author for sign in _TRAIL):
        return "is a trail of links"
    return "has broken letters in it" if any(sign in author for sign in _BROKEN) else ""


def _is_twice(author: str) -> bool:
    """Whether a name is followed by itself: “Ann Lee Ann Lee”."""
    words = author.lower().replace(",", " ").replace(";", " ").split()
    half = len(words) // 2
    return half >= 2 and len(words) == 2 * half and words[:half] == words[half:]


def _with_publisher(author: str, stated: Mapping[str, str]) -> bool:
    """Whether a name is followed by where it writes: “Ann Lee For River Herald Online”, or is the publisher's staff."""
    publisher = bare(stated.get("publisher", ""))
    words = [word for word in author.lower().replace(",", " ").split() if word not in _ROLES]
    if publisher and len(words) < len(author.split()) and bare(" ".join(words)) == publisher:
        return True
    if not is_body(author) and is_name_and_site([part.strip() for part in _SEPARATORS.compiled.split(author)]):
        return True
    match = _FOR_SITE.fullmatch(author)
    if match is None or len(match["who"].split()) not in (2, 3) or _BODIES.search(match["who"]):
        return False
    site = bare(match["site"])
    if publisher and len(publisher) > 3 and (site.startswith(publisher) or publisher.startswith(site)):
        return True
    low, site = author.lower(), match["site"]
    return any(f" {word} " in low for word in ("for", "via", "of the", "at the")) and (
        _PUBLISHERS.search(site) is not None or has_paper(site)
    )


def is_body(name: str) -> bool:
    """Whether a name is that of an office or a company, which signs what it publishes itself."""
    return _BODIES.search(name) is not None or _COMPANY.search(name) is not None
