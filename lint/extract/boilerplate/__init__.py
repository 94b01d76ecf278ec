"""Boilerplate: what a page puts around its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.boilerplate.addressed import addressed_lines as addressed_lines
    from lint.extract.boilerplate.bios import PARAGRAPH as PARAGRAPH
    from lint.extract.boilerplate.bios import goes_on as goes_on
    from lint.extract.boilerplate.bios import is_about_an_author as is_about_an_author
    from lint.extract.boilerplate.bios import paragraphs_after as paragraphs_after
    from lint.extract.boilerplate.bios import small_words as small_words
    from lint.extract.boilerplate.bios import tail_start as tail_start
    from lint.extract.boilerplate.bios import words_in_any_case as words_in_any_case
    from lint.extract.boilerplate.calibration import is_in_element as is_in_element
    from lint.extract.boilerplate.found import rule_findings as rule_findings
    from lint.extract.boilerplate.label_company import has_sure_label as has_sure_label
    from lint.extract.boilerplate.label_company import labels as labels
    from lint.extract.boilerplate.label_lines import kind_of as kind_of
    from lint.extract.boilerplate.label_lines import short_lines as short_lines
    from lint.extract.boilerplate.layout_model import SUSPICION as SUSPICION
    from lint.extract.boilerplate.layout_model import judged_by_layout as judged_by_layout
    from lint.extract.boilerplate.lexical import bylines as bylines
    from lint.extract.boilerplate.lexical import is_credit as is_credit
    from lint.extract.boilerplate.lexical import is_note_on_author as is_note_on_author
    from lint.extract.boilerplate.lexical import labels_in_its_language as labels_in_its_language
    from lint.extract.boilerplate.lines import judged as judged
    from lint.extract.boilerplate.passages import balance as balance
    from lint.extract.boilerplate.passages import names_rights as names_rights
    from lint.extract.boilerplate.passages import note as note
    from lint.extract.boilerplate.passages import prompt as prompt
    from lint.extract.boilerplate.reasons import reason as reason
    from lint.extract.boilerplate.voice import speaks_as_a_site as speaks_as_a_site
    from lint.extract.boilerplate.wiki import lost_notes as lost_notes
    from lint.extract.boilerplate.wiki import wiki_marks as wiki_marks
    from lint.extract.boilerplate.zones import boilerplate_lines as boilerplate_lines
    from lint.extract.boilerplate.zones import is_boilerplate as is_boilerplate

__getattr__ = door(
    __name__,
    {
        "calibration": "is_in_element",
        "found": "rule_findings",
        "addressed": "addressed_lines",
        "bios": "PARAGRAPH goes_on is_about_an_author paragraphs_after small_words tail_start words_in_any_case",
        "label_company": "has_sure_label labels",
        "label_lines": "kind_of short_lines",
        "lines": "judged",
        "reasons": "reason",
        "passages": "balance names_rights note prompt",
        "voice": "speaks_as_a_site",
        "wiki": "lost_notes wiki_marks",
        "zones": "boilerplate_lines is_boilerplate",
        "layout_model": "SUSPICION judged_by_layout",
        "lexical": "bylines is_credit is_note_on_author labels_in_its_language",
    },
)
