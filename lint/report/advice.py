"""How to mend what a rule finds, in a sentence or two. The advice of the longest prefix of a code counts; a rule may bring its own."""

from __future__ import annotations

from lint.rule.base import Rule

ADVICE = {
    "BP": "Take the line out: it belongs to the page, not to the article.",
    "BP2": "Take the line out, and keep the author's name in the metadata.",
    "BP3": "Keep the text once and take the copy out.",
    "BP4": "Go back to the page and copy the passage again; where that cannot be done, mend what is broken by hand.",
    "BP404": "Decode the file again with its own encoding; seedlint fix mends what is certain.",
    "BP405": "Fetch the whole text, or take the cut-off sentence out.",
    "HD1": "Say who says so and on what ground, or state what is known and leave the rest out.",
    "HD2": "Name the source or the document. If it cannot be named, say what it could know, and why it stays unnamed.",
    "HD3": "Put a figure or a fact in its place, or take it out.",
    "DT1": "Put the day of publication into the metadata (“date”), or into a line at the top of the article.",
    "DT2": "Write the date, with its year.",
    "DT3": "Look the date up and correct it; write dates as 2024-05-31 or 31 May 2024.",
    "UN1": "Name the currency: “US$1 billion” or “1 billion euros”.",
    "UN2": "Write all numbers of the article in one way.",
    "UN3": "Reckon again, or look the figure up in the source.",
    "UN4": "Convert again from the measure that the source gives.",
    "CN1": "Look the name up and write it the same way throughout.",
    "CN2": "Look up which value is right. If both are, say what sets them apart: the day, the place, the source.",
    "CN3": "Choose one style and keep to it.",
    "XD1": "Keep one of the articles, the earliest or the fullest, or say which one the other was taken from.",
    "XD2": "Look up which value is right. If both are, say what sets them apart: the day, the place, the source.",
    "XD3": "Look the name up and write it the same way in all articles.",
    "XD4": "Take the line out of all of them: it is part of the site's template.",
    "SQ1": "Complete or correct the metadata of the article: title, author, publisher, link.",
    "SQ2": "Save the file again as UTF-8, from the original where characters are lost.",
    "SQ3": "Shorten the sentences and choose plainer words, or leave the article out.",
    "SQ4": "Fetch the article again, or leave it out of the corpus.",
    "E9": "This is a fault of seedlint or of a rule, not of the article: please report it.",
}


def how_to_mend(rule: Rule) -> str:
    """How to mend what the rule finds; empty where nothing is known."""
    own = getattr(rule, "mend", "")
    return own or advice(str(rule.code))


def advice(code: str) -> str:
    """The advice for a code, by its longest known prefix."""
    return next((ADVICE[code[:size]] for size in range(len(code), 1, -1) if code[:size] in ADVICE), "")
