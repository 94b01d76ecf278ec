"""Numbers, amounts of money, measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.doors import door

if TYPE_CHECKING:
    from lint.extract.quantities.ellipsis import antecedent as antecedent
    from lint.extract.quantities.ellipsis import doubtful as doubtful
    from lint.extract.quantities.ellipsis import elliptic as elliptic
    from lint.extract.quantities.extractor import Quantity as Quantity
    from lint.extract.quantities.extractor import amounts as amounts
    from lint.extract.quantities.labels import counts_something as counts_something
    from lint.extract.quantities.labels import is_label as is_label
    from lint.extract.quantities.labels import no_year as no_year
    from lint.extract.quantities.lexical_faults import Fault as Fault
    from lint.extract.quantities.lexical_faults import conversion_cues as conversion_cues
    from lint.extract.quantities.lexical_faults import range_cues as range_cues
    from lint.extract.quantities.lexical_faults import reversed_ranges as reversed_ranges
    from lint.extract.quantities.lexical_faults import share_cues as share_cues
    from lint.extract.quantities.lexical_faults import too_much_in_all as too_much_in_all
    from lint.extract.quantities.lexical_faults import wrong_conversions as wrong_conversions
    from lint.extract.quantities.lexical_faults import wrong_years as wrong_years
    from lint.extract.quantities.lexical_faults import year_cues as year_cues
    from lint.extract.quantities.lexical_money import money_cues as money_cues
    from lint.extract.quantities.lexical_money import money_without_currency as money_without_currency
    from lint.extract.quantities.model import contradiction as contradiction
    from lint.extract.quantities.model import converted as converted
    from lint.extract.quantities.money import candidates as candidates
    from lint.extract.quantities.money import money_amounts as money_amounts
    from lint.extract.quantities.money import score as score
    from lint.extract.quantities.numbers import SMALL as SMALL
    from lint.extract.quantities.numbers import parse_numeral as parse_numeral
    from lint.extract.quantities.numbers import parse_words as parse_words
    from lint.extract.quantities.numbers import step as step
    from lint.extract.quantities.plain_money import Price as Price
    from lint.extract.quantities.plain_money import prices as prices
    from lint.extract.quantities.units import BRITISH as BRITISH
    from lint.extract.quantities.units import BY_SYMBOL as BY_SYMBOL
    from lint.extract.quantities.units import CONVERTED as CONVERTED
    from lint.extract.quantities.units import Unit as Unit
    from lint.extract.quantities.units import converted_names as converted_names

__getattr__ = door(
    __name__,
    {
        "ellipsis": "doubtful elliptic antecedent",
        "extractor": "Quantity amounts",
        "labels": "counts_something is_label no_year",
        "model": "contradiction converted",
        "money": "candidates money_amounts score",
        "numbers": "SMALL parse_numeral parse_words step",
        "plain_money": "Price prices",
        "units": "BRITISH BY_SYMBOL CONVERTED Unit converted_names",
        "lexical_faults": "Fault conversion_cues range_cues reversed_ranges share_cues too_much_in_all wrong_conversions wrong_years year_cues",
        "lexical_money": "money_cues money_without_currency",
    },
)
