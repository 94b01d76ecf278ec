"""The words that speak for money or for counting around a number, and what kind each one is."""

from __future__ import annotations

from lint.tokens.marks import words_and_marks

PAYING = frozenset(
    "pay pays paid paying spend spends spent spending cost costs costing invest invests invested investing owe owes owed "
    "owing earn earns earned earning fund funds funded funding finance financed lend lends lent lending borrow borrows "
    "borrowed borrowing donate donates donated donating fined budget budgeted sued sue suing pledge pledges pledged "
    "pledging raise raises raised raising contribute contributes contributed contributing fetch fetched fetches gross "
    "grossed refinance repay repaid repays repaying save saves saved saving sell sells sold buy buys bought buying "
    "purchase purchased allocate allocated allocates appropriate appropriated award awarded settle settled reimburse "
    "value valued valuing worth priced estimated bid loan loaned net netted pocket pocketed withdraw withdrew transfer "
    "transferred collect collected steal stole stolen launder laundered embezzle embezzled charge charged insure insured "
    "issue issued issuing issues subsidize subsidise write-off squander waste wasted commit committed inject injected "
    "injecting authorize authorized authorizes earmark earmarked earmarks disburse disbursed amass amassed receive "
    "received receives receiving generate generates generated accumulate offer offered offers totalled totaled totaling "
    "totalling set aside approve approved slash slashed cut cuts cutting".split()
)
"""Verbs of paying, and those of trade and budgets."""
MONEY = frozenset(
    "money cash cost costs price prices pricetag revenue revenues profit profits loss losses sales turnover income "
    "earnings debt debts deficit deficits surplus budget budgets spending expenditure expenditures tax taxes taxpayers "
    "tariff tariffs duty duties fine fines penalty penalties damages compensation settlement settlements salary salaries "
    "wage wages pay payment payments payout payouts bonus bonuses pension pensions loan loans credit credits lending "
    "mortgage mortgages bond bonds note notes bill bills fund funds funding financing investment investments investor "
    "investors stake stakes equity capital assets asset liabilities valuation value market-value capitalization "
    "capitalisation fortune wealth bailout bail-out rescue stimulus aid relief grant grants subsidy subsidies donation "
    "donations gift gifts contribution contributions fee fees royalties royalty dividend dividends rent insurance premium "
    "premiums claim claims reserve reserves currency deposits deposit savings saving bid bids offer takeover buyout buy-out "
    "buyback acquisition merger deal deals contract contracts purchase purchases order transaction transactions ipo "
    "flotation offering issue package programme program project projects plan scheme facility facilities lawsuit lawsuits "
    "suit trade exports imports gdp economy business industry market auction sum total figure amount amounts worth "
    "charge charges write-off writeoff provision provisions expenses expense overheads repayment repayments refund refunds "
    "ransom bribe bribes bounty reward jackpot prize lottery winnings estate portfolio endowment treasury treasuries "
    "collateral interest proceeds receipts revs cut cuts cutbacks savings advertising ads mansion campaign fundraising "
    "war-chest infrastructure upgrade goods shortage assistance drain injection cutting shortfall gap hole burden outlay "
    "outlays appropriation appropriations margin operating net gross pretax pre-tax taxable overdraft cashflow cash-flow "
    "backlog volume bank banks account accounts transfer price-tag tranche yield yields wall fence".split()
)
"""Nouns of money: what has a price, what is counted in a currency."""
SUMS = frozenset(
    "money cash price revenue revenues profit profits deficit deficits surplus debt debts loss losses earnings turnover "
    "income budget fine fines penalty loan loans bailout bail-out settlement takeover bid deal contract bond bonds "
    "investment package fund dividend salary payment payout lawsuit valuation capitalization capitalisation fortune stimulus "
    "damages grant donation subsidy subsidies fee fees proceeds sales costs cost expenses spending tax taxes tariffs".split()
)
"""The surest of them."""
PEOPLE = frozenset(
    "people men women children adults kids americans britons voters workers employees jobs residents citizens customers "
    "users subscribers viewers listeners readers members patients students teachers pupils refugees migrants immigrants "
    "visitors tourists passengers households families homes houses soldiers troops deaths cases victims ballots votes "
    "followers fans players copies units vehicles cars barrels tonnes tons bushels acres hectares miles kilometres "
    "kilometers gallons litres liters shares stocks downloads views hits clicks pages messages emails e-mails calls tweets "
    "accounts records documents files doses tests vaccines years hours days minutes light-years species animals birds "
    "trees plants bags head pounds kilos feet metres meters stars galaxies cells bytes lines pieces items phones computers "
    "pcs devices handsets sets consumers shoppers drivers owners investors shareholders women girls boys babies births "
    "recipients beneficiaries enrollees population person persons civilians others population strong unemployed inhabitants "
    "speakers believers muslims christians jews catholics gamers websites sites queries searches times doors checks member person strong user voter worker person-strong plus-member vote student "
    "subscriber employee mile acre barrel share customer seat viewer".split()
)
"""Nouns of what is counted and not paid."""
LIVING = frozenset(
    "bacteria microbes viruses germs insects ants bees locusts mosquitoes fish salmon mice rats sheep cattle larvae".split()
)
"""What breeds: when it grows to a number, it is counted."""
COUNTING = frozenset(
    "population populations killed died infected displaced unemployed unemployment vote votes voted voters watched viewed "
    "downloaded users subscribers audience audiences readers readership circulation viewers members membership employed "
    "employs employing jobless shares acres barrels tonnes tons copies inhabitants births deaths people workers jobs "
    "output production crop harvest capacity shipments units vehicles cars outstanding populace ratings followers "
    "refugees immigrants sold homes households barrels bpd stockpile inventories passengers visitors children nation colony territory province island country city state town region inhabited turnout".split()
)
"""Words that say that heads or things are counted."""
SMALL = frozenset("a an the its his her their our this that of to by for from in with at on and".split())
NEARLY = frozenset(
    "about around some roughly approximately nearly almost over under than least most up only just another additional "
    "estimated extra further whopping record as to more less".split()
)


def tokens(folded: str, start: int, end: int) -> list[str]:
    """The words, numbers and marks of a stretch of text, in lower case."""
    return list(map(str.lower, words_and_marks(folded, start, end)))


def kind(words: list[str]) -> str:
    """The class of one word beside a number."""
    if not words:
        return "nothing"
    word = words[0]
    if word in SUMS:
        return "sum"
    if word in MONEY:
        return "money"
    if word in PAYING:
        return "paying"
    if word in PEOPLE or word in COUNTING:
        return "counted"
    if word in NEARLY:
        return "nearly"
    if word in ("is", "are", "was", "were", "have", "has", "had", "who", "do", "did"):
        return "being"
    if word in ("a", "an", "the", "its", "his", "her", "their", "our", "this", "that"):
        return "article"
    if word in ("of", "to", "by", "for", "from", "in", "with", "at", "on", "and", "vs", "or", "worth"):
        return word
    return "mark" if not word[0].isalnum() else "number" if word[0].isdigit() else "word"


MORE = frozenset({"more", "fewer", "less", "other", "others", "such"})
"""Words between a number and what it counts."""
RANK = ["nothing", "mark", "number", "nearly", "article", "being", "of", "to", "by", "for", "from", "in", "with", "at", "on", "and",
         "vs", "or", "worth", "word", "counted", "paying", "money", "sum"]  # fmt: skip
