"""The tags of HTML: which hold blocks, which are not seen, which end by themselves; and the attributes of one."""

from typing import NamedTuple

from lint.patterns import lazy_pattern
from lint.text.blocks import Kind

BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav ol optgroup option p "
    "plaintext pre search section select summary table tbody td textarea tfoot th thead tr ul xmp".split()
)
UNSEEN = frozenset(
    "annotation applet audio canvas datalist head iframe noembed noframes noscript object rp script style svg template "
    "textarea title video".split()
)
VOID = frozenset("area base basefont bgsound br col embed frame hr img input link meta param source track wbr".split())
KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary"), Kind.heading),
    **dict.fromkeys(("pre", "xmp", "listing", "plaintext"), Kind.code),
    **dict.fromkeys(("td", "th"), Kind.table),
    **dict.fromkeys(("figcaption", "caption"), Kind.caption),
    **dict.fromkeys(("dt", "legend", "label", "button", "option"), Kind.label),
    **dict.fromkeys(("li", "dd"), Kind.list_item),
    "blockquote": Kind.quotation,
}
IN_LINE = frozenset("code kbd samp tt var math".split())
"""What holds code or a formula in a line of prose."""
PREFORMATTED = frozenset("pre xmp listing plaintext".split())
RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
"""Elements in which nothing but their end is markup."""
PUSHED = BLOCKS | UNSEEN | IN_LINE | {"q"}
ROW_ENDS = frozenset("td th tr tbody tfoot".split())
CLOSED_BY = {
    "p": BLOCKS - frozenset("button html body tbody thead tfoot option optgroup select textarea".split()),
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "option": frozenset(("option", "optgroup")),
    "td": ROW_ENDS,
    "th": ROW_ENDS,
    "tr": frozenset("tr tbody tfoot".split()),
    "head": BLOCKS - {"html"},
}
"""Elements whose end need not be written, and the tags that end them."""
METADATA_TAGS = frozenset("html meta link title script time base".split())

_ATTRIBUTE = lazy_pattern(r"""([^\s"'>/=]+)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, as they are written behind its name; of those that stand twice the first counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), double or single or bare)
    return found


class Tag(NamedTuple):
    """A tag that may say something of the whole page, with the text up to its end where that is raw."""

    name: str
    attributes: str
    text: str
