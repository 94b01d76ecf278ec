"""Names of people, places and organisations, their forms and acronyms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.names.acronyms import Pairing as Pairing
    from lint.extract.names.acronyms import aliases as aliases
    from lint.extract.names.acronyms import initials as initials
    from lint.extract.names.acronyms import pairings as pairings
    from lint.extract.names.acronyms import same_name as same_name
    from lint.extract.names.extractor import MARK as MARK
    from lint.extract.names.extractor import SUBJECTS as SUBJECTS
    from lint.extract.names.extractor import about as about
    from lint.extract.names.extractor import capitalised as capitalised
    from lint.extract.names.extractor import common_subjects as common_subjects
    from lint.extract.names.extractor import in_running_text as in_running_text
    from lint.extract.names.extractor import is_inside as is_inside
    from lint.extract.names.extractor import name_starts as name_starts
    from lint.extract.names.extractor import places as places
    from lint.extract.names.extractor import without_firm as without_firm
    from lint.extract.names.forms import Form as Form
    from lint.extract.names.forms import by_key as by_key
    from lint.extract.names.forms import difference as difference
    from lint.extract.names.forms import first_forms as first_forms
    from lint.extract.names.forms import in_several_forms as in_several_forms
    from lint.extract.names.people import Company as Company
    from lint.extract.names.people import company as company
    from lint.extract.names.people import explained as explained
    from lint.extract.names.people import joined as joined
    from lint.extract.names.people import known_words as known_words
    from lint.extract.names.people import same_person as same_person
    from lint.extract.names.people import side_by_side as side_by_side
    from lint.extract.names.people import speakers as speakers
    from lint.extract.names.people import two_people as two_people
    from lint.extract.names.variants import Slip as Slip
    from lint.extract.names.variants import beginning as beginning
    from lint.extract.names.variants import in_lower_case as in_lower_case
    from lint.extract.names.variants import is_dialect as is_dialect
    from lint.extract.names.variants import is_inflection as is_inflection
    from lint.extract.names.variants import is_typing_slip as is_typing_slip
    from lint.extract.names.variants import single_edit as single_edit
    from lint.extract.names.variants import skeleton as skeleton
    from lint.extract.names.variants import slips as slips

__getattr__ = door(
    __name__,
    {
        "acronyms": "Pairing aliases initials pairings same_name",
        "extractor": "MARK SUBJECTS about capitalised common_subjects in_running_text is_inside name_starts places without_firm",
        "forms": "Form by_key difference first_forms in_several_forms",
        "people": "Company company explained joined known_words same_person side_by_side two_people speakers",
        "variants": "Slip beginning in_lower_case is_dialect is_inflection is_typing_slip single_edit skeleton slips",
    },
)
