"""A cheap guess at the language of a text, by its commonest words."""

from __future__ import annotations

from lint.text.fold import fold

STOP_WORDS = {
    "en": "the of and to in a is that for it was on with as his he be by at from are this have not but had which they",
    "de": "der die und das den von zu mit sich des auf ist im dem nicht ein eine als auch es an werden aus er hat dass sie",
    "fr": "le la les de des et un une du est que dans qui pour pas sur au avec ce il sont par plus ne se ont aux",
    "es": "el la los las de y que en un una por con para del se no es al lo como su más pero sus fue este ha",
    "it": "il la di e che un una per in del con non si da sono della le gli nel alla ha dei delle lo anche come più",
    "pt": "o a os as de e que em um uma do da para com não por mais no na dos se foi ao das como mas são",
    "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook als bij maar was door naar heeft",
    "sv": "och att det i en som på är av för med den till inte om ett han men var sig från vi så kan när har ska",
    "da": "og at det i en som på er af for med den til ikke om et han men var sig fra vi så kan når har blev",
    "pl": "i w na z się nie to że do jest o jak po co ale za od przez jego był dla są oraz tym tego może być",
    "cs": "a se v na že je to s z do o si jako ale za by pro po jsem k tak jeho od byl které nebo jsou podle",
    "ro": "și de a în la cu nu o să pe un care este mai din ce că au pentru se sunt fost al lui dar prin după",
    "hu": "a az és hogy nem is egy ez de meg csak van volt el ha már mint még vagy azt ki pedig szerint lesz",
    "fi": "ja on ei se että hän oli en mutta ole kun niin myös jos hänen mitä vain tai kuin sen ovat olla joka",
    "tr": "ve bir bu da de için ile çok ne daha gibi olarak en ama olan kadar ya her sonra var ise değil o ki",
    "id": "yang dan di dengan untuk itu tidak ini dari dalam akan pada juga saya ke ada mereka telah oleh bisa karena",
}
"""The commonest words of a language, by its two-letter code."""
_STOP_SETS = {code: frozenset(fold(words).split()) for code, words in STOP_WORDS.items()}
_SAMPLE_WORDS = 200


def stop_words(words: list[str]) -> dict[str, int]:
    """How many of the lower-case folded `words` are among the commonest of each language."""
    return {code: sum(map(known.__contains__, words)) for code, known in _STOP_SETS.items()}


def language(folded: str) -> str:
    """A cheap guess at the language of a folded text: a two-letter code, "und" when too little speaks for any.

    Counts stop words among the first words; text in other scripts folds to `_` and is "und" too.
    """
    words = folded[: _SAMPLE_WORDS * 10].lower().split(None, _SAMPLE_WORDS)[:_SAMPLE_WORDS]
    english = sum(map(_STOP_SETS["en"].__contains__, words))
    if english >= 5 and english > len(words) * 0.22:
        return "en"
    if sum("__" in word for word in words) > len(words) / 2:
        return "und"
    counts = stop_words(words)
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    return best if counts[best] >= max(3, len(words) * 0.06) else "und"
