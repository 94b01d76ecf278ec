"""The words that attributions are read with: verbs of saying, and the kinds of people and papers that say things."""

from __future__ import annotations

_SPEAKING = """
said say says told tells according added adds noted notes wrote writes argued argue argues insisted insist insists
acknowledged acknowledge acknowledges conceded concede claimed claim claims warned warn warns cautioned caution suggested
suggest suggests believed believe believes predicted predict predicts contended contend contends maintained maintain
confirmed confirm confirms denied deny denies described describes reported reports estimated estimate estimates expected
expect expects complained complain asserted assert asserts recalled testified indicated indicate concluded conclude
fear explained explains replied tweeted remarked stressed emphasized
""".split()
_MAYBE_SPEAKING = """
think thinks alleged allege alleges saying adding noting arguing insisting acknowledging conceding claiming warning suggesting announced announces stated
responded feared worried speculated speculate commented vowed disclosed revealed agree disagree consider considered
thought regard regarded questioned accepted praised criticized
""".split()
CUES = frozenset(_SPEAKING + _MAYBE_SPEAKING)
"""The verbs of saying and believing that open an attribution, in the forms they take; “according” stands for “according to”."""

STRONG_CUES = frozenset(_SPEAKING)
"""The cues that by themselves show somebody is speaking; the others may mean something else."""

NOUNS = frozenset("alleged caution claim claims estimate fear note report say".split())
"""The cues that are something else behind “the mayor's”; “Moody's said” is a company that speaks."""

PASSED_OVER = frozenset(
    """have has had also then later already now long recently often still even further would could may might will did do
    does not never has previously repeatedly privately publicly once just only both all again first widely generally
    immediately subsequently always sometimes earlier quickly 've n't didn't don't doesn't""".split()
)
"""What may stand between a source and its verb."""

SAID_INSTEAD = frozenset("he she they it i we you that this these those in on at if no yes not there".split())
"""After a verb of saying these open what is said, not who said it."""

NOT_SAID = frozenset(
    "to will would should can could may might must shall cannot the a an his her its their my our your and or but".split()
)
"""Right before a verb of saying these show that nobody has said it (yet), or that it is a noun."""

BE = frozenset("is are was were be been being".split())
PRONOUNS = frozenset("he she they".split())
SPEAKERS = frozenset("i we you it".split())
"""Who speaks in the first or second person is known to the one who is spoken to."""
RELATIVES = frozenset("who that which whom".split())
BEFORE_VERB = (
    dict.fromkeys(NOT_SAID | SPEAKERS, "other") | dict.fromkeys(BE, "none") | dict.fromkeys(PRONOUNS, "pronoun")
)
"""The words that show by themselves, right before a verb of saying, what kind of source it has."""

CROWD_QUANTIFIERS = frozenset(
    "some many several most other few numerous multiple various countless unnamed anonymous".split()
)
INDEFINITE = frozenset("a an one another some someone every each any at unnamed anonymous".split())
DEFINITE = frozenset("both all the this that these those his her their its our my your".split())
LONE = frozenset(
    "one another some many others several most few everyone everybody someone somebody insiders critics".split()
)
"""Words that are a source all by themselves: “some say”."""

SOURCES = frozenset(
    "source sources insider insiders person people someone those individual individuals leaker leakers".split()
)
CROWD = frozenset(
    """expert experts analyst analysts critic critics observer observers economist economists scientist scientists researcher
    researchers scholar scholars historian historians commentator commentators pundit pundits skeptic skeptics sceptics
    supporter supporters opponent opponents advocate advocates detractors strategist strategists activist activists
    academics specialists theorists reviewers fans believers adherents proponents defenders environmentalists
    watchers forecasters traders investors users commenters bloggers voters residents locals neighbors neighbours
    conservatives liberals progressives moderates technologists progressives psychologists physicians doctors
    archaeologists biologists linguists philosophers theologians physicists sociologists astronomers""".split()
)
OFFICES = frozenset(
    """official officials aide aides adviser advisers advisor advisors staffer staffers executive executives lawyer lawyers
    attorney attorneys prosecutor prosecutors investigator investigators diplomat diplomats lawmaker lawmakers leader
    leaders ally allies member members organizer organizers organisers operative operatives insider consultant consultants
    donor donors senator senators employee employees worker workers friend friends confidant confidants associate
    associates friends backer backers colleague colleagues witness witnesses authorities delegate delegates agent agents
    officer officers staff manager managers banker bankers counsel regulators negotiators planners politicians candidates
    delegates participants attendees student students teacher teachers parent parents soldier soldiers veterans protesters
    demonstrators organizers rebels rivals relatives survivors victims reporter reporters journalists editor editors
    democrat republican lawmakers man woman men women questioner commenter user protester resident speaker speakers
    friend neighbor judge hunter engineer engineers developer developers owner owners partner partners contractor
    contractors supplier suppliers dealer dealers customer customers trader physician doctor nurse nurses""".split()
)
UNNAMED_HEADS = SOURCES | CROWD | OFFICES
HEADS = UNNAMED_HEADS | LONE
"""The words that can be the head of an unnamed source."""
SPOKEN_FOR = frozenset(
    "spokesman spokeswoman spokesperson spokespeople spokesmen representative representatives".split()
)
"""Roles that can be asked although they are not named."""

DOCUMENTS = frozenset(
    """report reports study studies survey surveys poll polls statement statements document documents filing filings memo memos
    transcript transcripts letter letters article articles release affidavit complaint lawsuit ruling records book
    paper papers analysis email emails tweet post data figures website page census database dictionary encyclopedia
    magazine newspaper""".split()
)
EMPTY = frozenset(
    "information reports rumors rumours speculation word leaks data legend tradition research estimates accounts".split()
)
"""Heads that sound like a document but, bare or with “the”, lead nowhere: “according to the information”."""

ASIDE_OPENERS = frozenset("a an the who which whose one another himself herself speaking asked citing".split())
"""How an aside between a source and its verb begins: “Ann Lee, a spokesman for the bank, said”."""
PLURAL = frozenset("people some many several few most men women staff those everyone everybody".split())
AFTER_LONE = frozenset("of in who on at close familiar from with here there".split())
"""What may follow a quantifier that is a source by itself: “some in the party”."""
LEADS_NOWHERE = frozenset("the this some available latest recent media press news other".split())
"""What may stand before “information” and the like without making it traceable."""

MODIFIERS_AFTER = frozenset(
    """of for from in at on to with within inside close familiar briefed involved who near around across there aware there
    working privy contacted interviewed surveyed monday tuesday wednesday thursday friday saturday sunday and or here
    knowledgeable speaking present like""".split()
)
"""What may follow the head of a source before its verb: “people familiar with …”."""

CLAUSE_OPENERS = frozenset(
    "that but because while when as if although though which so than since where after before whereas what why how until".split()
)
"""Words before which a source cannot begin."""

_HELPERS = frozenset("will would has have had can could may might must should did does do".split())
RUNS_ON = (CUES | BE | _HELPERS) - DOCUMENTS - EMPTY
"""Verbs: what stands before them is their subject."""
ENDS_SOURCE = (RUNS_ON | MODIFIERS_AFTER) - DOCUMENTS - EMPTY - {"and"}
"""What ends a source that follows its verb."""
