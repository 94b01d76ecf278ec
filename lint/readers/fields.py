"""Records of any format: in which field the article stands, and what the others say of it, however deep they are nested."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lint.config.settings import Settings

TEXT_FIELDS = (
    "text", "content", "body", "maintext", "article", "article_text", "articlebody", "article_body", "full_text", "fulltext",
    "text_content", "content_text", "page_content", "raw_text", "clean_text", "cleaned_text", "main_text", "plain_text",
    "story", "markdown", "document", "paragraphs",
)  # fmt: skip
"""Where an article is looked for if no field is named, the most telling first; in lower case."""
_HOLDERS = (
    "article",
    "content",
    "document",
    "doc",
    "page",
    "post",
    "data",
    "item",
    "record",
    "_source",
    "source",
    "fields",
    "result",
)
"""Objects in which the fields of the article may stand."""
ABOUT = ("metadata", "meta")
"""Objects whose fields are lifted up."""
_LIFTED = tuple(f"{name}." for name in ABOUT)
Path = tuple[str, ...]


class NoTextError(Exception):
    """A record without an article, and why."""


def wanted(settings: Settings) -> Path:
    """The path of the field that the settings name; empty where the usual ones are to be tried."""
    return tuple(settings.text_field.split(".")) if "text_field" in settings.sources else ()


class TextField:
    """Finds the article in the records of a file: in the field that is named, else in that of the first record that has one."""

    def __init__(self, settings: Settings, earlier: Path = ()) -> None:
        """`earlier`: where a record has it that stands before those to come."""
        self._named = wanted(settings)
        self.path = self._named or earlier
        """Where the articles of the file stand; empty until one is found."""

    def of(self, fields: Mapping[str, Any]) -> Path:
        """The path of the article in a record. Raises NoTextError."""
        if not self.path:
            self.path = next(usual(fields), ())
        path = self.path
        if path and "." in ".".join(path) and ".".join(path) in fields:
            path = (".".join(path),)  # a name that has a stop in it
        if path and texts_in(at(fields, path)) is not None:
            return path
        known = ", ".join(sorted(map(str, fields))) or "none"
        name = ".".join(path) or "text"
        guessed = ", where an earlier record has its text" if path and not self._named else ""
        holds = next((kind for of, kind in _KINDS if isinstance(at(fields, path or (name,)), of)), "")
        if holds:
            raise NoTextError(
                f"the field “{name}”{guessed}{',' if guessed else ''} holds {holds}, not text (the record's fields: {known}); see text-field"
            )
        raise NoTextError(f"no text in the field “{name}”{guessed} (the record's fields: {known}); see text-field")


def usual(fields: Mapping[str, Any]) -> Iterator[Path]:
    """The paths at which an article usually stands and here may, the likeliest first."""
    names = {str(name).lower(): str(name) for name in reversed(list(fields))}
    for name in TEXT_FIELDS:
        if name in names and texts_in(fields[names[name]]) is not None:
            yield (names[name],)
    for holder in _HOLDERS:
        inner = fields.get(names.get(holder, ""))
        if isinstance(inner, dict):
            yield from ((names[holder], *path) for path in _flat(inner))


def _flat(fields: Mapping[str, Any]) -> Iterator[Path]:
    names = {str(name).lower(): str(name) for name in reversed(list(fields))}
    return ((names[name],) for name in TEXT_FIELDS if name in names and texts_in(fields[names[name]]) is not None)


def at(fields: Any, path: Sequence[str]) -> Any:
    """The value at a path, None where there is none."""
    for name in path:
        if not isinstance(fields, Mapping):
            return None
        fields = fields.get(name)
    return fields


_KINDS = ((bool, "true or false"), ((int, float), "a number"), (Mapping, "an object"), (list, "a list of other things"))
"""What a field may hold in the place of a text."""


class Piece(NamedTuple):
    """A string of an article that is given in several, and the keys that lead to it from the field of the text."""

    text: str
    keys: tuple[str | int, ...] = ()


def texts_in(value: Any) -> list[Piece] | None:
    """The strings of a field that holds an article: one, or a list of paragraphs; None where it holds none."""
    if isinstance(value, str):
        return [Piece(value)]
    if not isinstance(value, list) or not value:
        return None
    pieces = []
    for number, item in enumerate(value):
        if isinstance(item, str):
            pieces.append(Piece(item, (number,)))
        elif isinstance(item, dict) and isinstance(item.get("text"), str):
            pieces.append(Piece(item["text"], (number, "text")))
        else:
            return None
    return pieces


PARAGRAPHS = "\n\n"
"""What stands between the strings of an article that is given in several."""


def metadata(fields: Mapping[str, Any], path: Path, settings: Settings) -> dict[str, Any]:
    """What the other fields of a record say, with lower-case keys; those of objects about the article are lifted up."""
    lifted: dict[str, Any] = {}
    for name, value in fields.items():
        if str(name).lower() in ABOUT and isinstance(value, dict):
            lifted.update(_named(value))
        elif str(name).lower().startswith(_LIFTED):
            lifted.update(_named({str(name).partition(".")[2]: value}))
    for depth in range(1, len(path)):
        lifted.update(_named(metadata(at(fields, path[:depth]), path[depth:], settings)))
    lifted.update((name, value) for name, value in _named(fields).items() if name != path[0].lower())
    kept = frozenset(name.lower() for name in settings.metadata_fields)
    return {name: value for name, value in lifted.items() if not kept or name in kept}


def record_id(fields: Mapping[str, Any], settings: Settings) -> str:
    """What a record is called by, in the field that the settings name; "" for nothing."""
    if not settings.id_field:
        return ""
    value = fields.get(settings.id_field) or at(fields, settings.id_field.split("."))
    return str(_plain(value))[:MOST_ID] if isinstance(value, (str, int, dict)) and value != "" else ""


_IDS = ("id", "_id", "doc_id", "docid", "document_id", "uuid", "guid", "record_id")


def usual_id(metadata: Mapping[str, Any]) -> str:
    """What a record is probably called by; "" for nothing."""
    found = next((value for name in _IDS if isinstance(value := metadata.get(name), (str, int)) and value != ""), "")
    return str(found)[:MOST_ID]


MOST_ID = 500
"""So many characters of an identifier are kept."""


def _named(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {str(name).lower(): _plain(value) for name, value in fields.items() if value is not None}


def _plain(value: Any) -> Any:
    """A value without the wrapper that databases export it in: {"$date": …}, {"$oid": …}, {"$numberLong": …}."""
    while isinstance(value, dict) and len(value) == 1:
        ((name, inner),) = value.items()
        if not str(name).startswith("$"):
            break
        is_number = name in ("$numberLong", "$numberInt", "$numberDouble") and isinstance(inner, str)
        value = _number(inner) if is_number else inner
    return value


def _number(written: str) -> Any:
    try:
        return int(written) if written.lstrip("-").isdigit() else float(written)
    except ValueError:
        return written
