"""What a word that may be a verb of saying says about its source: whether it is a verb there, agrees with its subject, and who that is."""

from __future__ import annotations

from lint.extract.attributions import events
from lint.extract.attributions.behind import LONGEST, after
from lint.extract.attributions.following import opines, sees_as, states_nothing
from lint.extract.attributions.source import Source
from lint.extract.attributions.speaker import before
from lint.lexicon import words
from lint.tokens import words as w
from lint.tokens.table import Line
from lint.tokens.words import FLAGS, SAYING, Word

_NOUNS, _PASSIVE, _MEASURE = (frozenset(SAYING[name]) for name in ("noun", "passive", "measure"))
_TELLING, _THINGS_DO = frozenset(SAYING["telling"]), frozenset(SAYING["thing"])
_PROOF, _PAST = frozenset(SAYING["proof"]), frozenset(SAYING["past"])
_EYES = frozenset(SAYING["eyes"])
_KNOWING = frozenset(phrase.split()[0] for phrase in SAYING["knowing"])
_QUOTE_ENDS = frozenset((",", '"', "?", "!", "'", ":"))
_REDUCED = frozenset("in by from at on".split())
_NOT_YET = frozenset("could would might should".split())
_ESTIMATING = frozenset("put puts".split())
"""Only those who talk to newspapers do it to a number: “sources put the price at …”."""
_DETERMINERS = frozenset("the it its that this their".split())
_IN_THE_KNOW = frozenset("know familiar briefed close".split())
_NO_SUBJECT_OF = frozenset("by whatever whichever".split())
_OF_THEIRS = frozenset("to their his her".split())
_OF = frozenset("of from at among".split())
"""Behind these the word before is a noun, if it can be one."""
_NUMBER_WITHIN = 8
_RHETORICAL = frozenset("most many few some everyone everybody anyone nobody".split())
"""“Most would agree”: they are said to, whatever the verb makes of it."""
_ATTITUDES, _BELIEF = frozenset(SAYING["attitude"]), frozenset(SAYING["belief"])
_CALLING = frozenset("for on in off up out to".split())
_CALLED = frozenset("meeting election elections strike vote halt conference session truce ambulance".split())
_VOICING = frozenset("express expressed voice voiced raise raised".split())
"""They need an attitude behind them: “raised doubts”."""

_EVERYONE = frozenset("everyone everybody".split())
_ALSO_OPINION = frozenset("but while although though".split())


def source_of(line: Line, number: int) -> Source | None:
    """Who says it, or in whose eyes it is so, by the word of that number."""
    word = line.words[number]
    flags = word.flags
    if word.bare == "according":
        return _according(line, number)
    bracketed = word.start > 0 and not word.opens
    if _is_in_title(line, number) or (bracketed and flags & (w.SPEECH | w.PERHAPS)):
        return None
    if word.bare in _PROOF and (proven := events.proof(line, number)) is not None:
        return proven
    if flags & w.STANCE and number and line.words[number - 1].flags & w.BE:
        return _held(line, number)
    if flags & w.NEWSROOM and (not flags & w.PERHAPS or line.words[number - 1].bare == "can"):
        return events.newsroom(line, number)  # “the Courier has learned”, “the Courier can reveal”
    if flags & (w.SPEECH | w.PERHAPS):
        return _spoken(line, number)
    return _judged(line, number)


def _judged(line: Line, number: int) -> Source | None:
    """Who judges, knows, is cited or thinks, where the word by itself is no verb of saying."""
    word, then = line.words[number], _then(line, number)
    if word.bare == "by":
        return events.judge(line, number)
    if word.bare in _EYES and then == "of":
        return events.beholder(line, number)
    if word.bare in _KNOWING or then in ("within", "inside"):
        return events.in_the_know(line, number)
    return events.cited(line, number) if word.flags & w.CITING else _held(line, number)


def _according(line: Line, number: int) -> Source | None:
    """The source of “according to”."""
    if number + 2 >= len(line.words) or line.words[number + 1].bare != "to":
        return None
    source = after(line, number + 1, alone=False)
    if source is not None and source.group == "empty" and _tells_who_made_it(line.words, number + 2):
        return source._replace(group="")
    return source._replace(kind="role") if source is not None and source.kind == "other" else source


def _tells_who_made_it(words: list[Word], first: int) -> bool:
    """Whether a clause behind a paper says whose it is: “the studies that Ann Lee ran”, “data which the school gathered”."""
    for place in range(first + 1, min(first + _PAPER, len(words))):
        if words[place - 1].stop:
            return False
        if words[place].flags & w.RELATIVE:
            clause = words[place + 1 : place + _CLAUSE]
            return clause[:1] != [] and (clause[0].capital or any(word.bare in _MADE for word in clause[1:]))
    return False


_PAPER, _CLAUSE = 6, 10
"""So many words a paper and the clause behind it have."""
_MADE = frozenset(words("en", "speakers", "made"))


def _is_in_title(line: Line, number: int) -> bool:
    """Whether the word has a capital without opening its sentence: “the band Critics Say”."""
    before = line.words[number - 1] if number else None
    return line.words[number].capital and before is not None and not before.stop and bool(before.bare)


def _spoken(line: Line, number: int) -> Source | None:
    """The source of a verb of saying."""
    word = line.words[number]
    source = before(line, number)
    if source is None and word.flags & w.SPEECH and _inverts(line, number):
        source = after(line, number)
    if source is None or not _is_subject(line, number, source) or source.kind == "other":
        return None
    if source.kind == "none":
        learned = (events.newsroom(line, number) or events.teller(line, number)) if word.bare == "told" else None
        return learned or (source if word.bare.endswith(events.PASSIVE) else None)
    if word.bare == "tell" and line.words[number - 1].bare == "will" and _then(line, number) != "you":
        return None  # “the children will tell their children”
    if word.bare.startswith("agree") and source.group == "office" and _then(line, number) != "that":
        return None
    if word.bare in _ESTIMATING and not _estimates(line, number, source):
        return None
    if source.kind == "document" and source.group == "empty" and not word.flags & w.SHOWING:
        source = source._replace(group="")
    return None if word.bare in _NOUNS and line.words[number - 1].possessive else source


def _estimates(line: Line, number: int, source: Source) -> bool:
    """“Put it bluntly”; “sources put the price at …”; “polls put the party at …”; “experts put the damage at 40 million”."""
    if source.kind == "document":
        return source.group == "empty"
    then = _then(line, number)
    return then == "it" or (then in _DETERMINERS and (_knows(line, source) or _at_a_number(line.words[number:])))


def _knows(line: Line, source: Source) -> bool:
    """Whether they are those who talk to newspapers, or said to be in the know."""
    if source.head in events.TALKING_HEADS:
        return True
    return source.group == "source" and any(word.bare in _IN_THE_KNOW for word in line.words[:LONGEST])


def _at_a_number(words: list[Word]) -> bool:
    """Whether an “at” with a number follows in the next few words."""
    near = words[:_NUMBER_WITHIN]
    return any(word.bare == "at" and then.flags & w.NUMBER for word, then in zip(near, near[1:], strict=False))


def _inverts(line: Line, number: int) -> bool:
    """Whether its speaker may follow the verb: “…”, said Ann Lee; “told” needs somebody else there."""
    verb = line.words[number].bare
    if not (verb in ("say", "said", "wrote") or (verb.endswith(("ed", "s")) and verb != "tells")):
        return False
    if not number:
        return verb in ("said", "says", "added") or line.words[1:2] != [] and line.words[1].flags & w.INDEFINITE > 0
    return line.words[number - 1].stop in _QUOTE_ENDS or not line.words[number - 1].bare


def _held(line: Line, number: int) -> Source | None:
    """The source of a verb of thinking or showing, or of “are concerned that”: a crowd or a paper."""
    word = line.words[number]
    if not word.flags & w.STANCE and not _may_be_held(line, number):
        return None
    source = before(line, number)
    if source is None or source.relative or source.kind == "none":
        return None
    if word.flags & w.STANCE:
        return source if source.kind == "unnamed" and source.plural else None
    if not _agrees(line, number, source) or _is_noun(line, number, source) or _is_wish(line, number, source):
        return None
    if word.flags & w.SHOWING and (source.kind == "document" or _found_by_crowd(line, number, source)):
        return source
    if not word.flags & w.OPINION or (_is_subordinate(line, source) and _then(line, number) != "out"):
        return None
    if word.bare.endswith("ed") and _then(line, number) == "as" and not source.head_known:
        return None  # “several steps viewed as unfriendly”
    crowd = source.group == "crowd" and source.plural
    known = not source.definite and source.head_known and not source.bare
    believes = known and word.bare in _BELIEF and _is_held(line, number)
    return source if source.kind == "unnamed" and (crowd or believes) else None


def _may_be_held(line: Line, number: int) -> bool:
    """Whether the verb and what follows can mean an opinion, whoever holds it: asked first, for who it is costs more to know."""
    word, then = line.words[number], _then(line, number)
    if not word.flags & (w.OPINION | w.SHOWING) or (word.bare in _NOUNS and then in _OF):
        return False
    if word.bare in _VOICING and not any(behind.bare in _ATTITUDES for behind in line.words[number + 1 : number + 5]):
        return False
    return opines(word.bare, then) or sees_as(line.words, number)


def _is_held(line: Line, number: int) -> bool:
    """Whether what is thought follows: “called it a farce”, not “called for”, nor a quotation that has its own speaker."""
    behind = line.words[number + 1 : number + 2]
    held = bool(behind) and not behind[0].opens and behind[0].bare not in _CALLING
    if (
        held
        and behind[0].capital
        and not any(word.bare in ("a", "an", "the") for word in line.words[number + 2 : number + 6])
    ):
        return False  # “a farmer called Per Sund”
    return held and not any(word.bare in _CALLED for word in line.words[number + 2 : number + 6])


def _found_by_crowd(line: Line, number: int, source: Source) -> bool:
    """“Scientists have found that …”."""
    crowd = source.kind == "unnamed" and source.group == "crowd"
    return crowd and _then(line, number) == "that"


def _is_subordinate(line: Line, source: Source) -> bool:
    """Whether the clause of a source only measures, asks or describes: “as many believe”, “the fury that many feel”."""
    first = line.number_of(source.start)
    before = line.words[first - 1] if first > 0 else None
    return before is not None and before.flags & w.OPENER > 0 and not before.stop and before.bare not in _ALSO_OPINION


def _is_subject(line: Line, number: int, source: Source) -> bool:
    """Whether the source is the subject of the word, and the word a verb."""
    if source.kind == "none" or source.start > line.start(number):
        return True
    if source.kind == "unnamed" and source.start > line.start(0) and _word_of(line, source, -1) in _NO_SUBJECT_OF:
        return False  # “the coaching by advisers added a tenth”
    return (
        _agrees(line, number, source)
        and not _is_participle(line, number, source)
        and not _is_noun(line, number, source)
        and not _is_wish(line, number, source)
        and not _does_otherwise(line, number, source)
        and not (source.kind == "unnamed" and states_nothing(line.words, number))
    )


def _agrees(line: Line, number: int, source: Source) -> bool:
    """Whether the form of the verb goes with its subject: “many questions” is no verb, and neither is “another claim”."""
    verb, before = line.words[number].bare, line.words[number - 1]
    if source.kind == "document":
        if verb.endswith("ing"):
            return before.flags & w.BE > 0 or "with" in (_word_of(line, source, -1), _word_of(line, source, -2))
        return _document_agrees(source, verb)
    if source.kind not in ("unnamed", "person", "role", "other"):
        return True
    if verb.endswith("ing"):
        joined = before.flags & (w.BE | w.SKIPPED) > 0 or before.stop == "," or before.bare == "by"
        return joined or (source.kind == "unnamed" and _word_of(line, source, -1) == "with")
    if verb.endswith("s") and not verb.endswith("ss"):
        one = (
            not (source.plural and source.kind == "unnamed") or _word_of(line, source, 0) == "a"
        )  # “a team of experts”
        return source.head in _EVERYONE or one
    if verb.endswith("ed") or verb in _PAST:
        return True
    return source.plural or source.kind != "unnamed" or before.flags & w.HELPER > 0


def _document_agrees(source: Source, verb: str) -> bool:
    """“Studies show”, “the study shows”, not “the research report” nor “media links”."""
    if verb.endswith("s"):
        return source.head != "media"
    return (
        verb.endswith("ed")
        or verb in _PAST
        or verb in _PROOF
        or source.plural
        or source.head in ("media", "data", "press")
    )


def _word_of(line: Line, source: Source, step: int) -> str:
    """The word that many places from the first word of a source."""
    place = line.number_of(source.start) + step
    return line.words[place].bare if place >= 0 else ""


def _then(line: Line, number: int) -> str:
    """The word behind, "" across a stop."""
    behind = number + 1 < len(line.words) and not line.words[number].stop
    return line.words[number + 1].bare if behind else ""


def _is_participle(line: Line, number: int, source: Source) -> bool:
    """Whether the word is one of a passive: “those believed to be aboard”, “data reported in 2020”."""
    verb, then = line.words[number].bare, _then(line, number)
    if verb == "told" and then in ("by", "to"):
        return True  # “a member told by the chair to leave”
    if verb.endswith("ed") and FLAGS.get(then, 0) & w.BE and _word_of(line, source, -1) != "whom":
        return True  # “those questioned were sent home”
    if verb in _PASSIVE and then == "to":
        return not line.words[number - 1].flags & (w.HELPER | w.SKIPPED)
    return source.kind == "document" and verb.endswith("ed") and then in _REDUCED


def _is_noun(line: Line, number: int, source: Source) -> bool:
    """Whether the word is a noun there: “the fear of …”, “some promise, but …”, “a larger say in”."""
    words, verb, then = line.words, line.words[number].bare, _then(line, number)
    if verb not in _NOUNS or (verb == "say" and then != "in"):
        return False
    if then in _OF or (words[number - 1].flags & w.QUANTIFIER and not _opens_clause(words, number + 1)):
        return True
    near = [words[place] for place in range(max(0, number - 3), number) if line.start(place) > source.start]
    return any(word.bare in ("a", "an", "the") or word.possessive for word in near)


def _opens_clause(words: list[Word], number: int) -> bool:
    """Whether a clause may begin there: “some fear that …”, “some claim the …”."""
    if number >= len(words) or words[number - 1].stop:
        return words[number - 1].bare == "say"
    word = words[number]
    return bool(word.flags & (w.SAID_INSTEAD | w.DEFINITE | w.INDEFINITE | w.OPENER)) or word.capital


def _is_wish(line: Line, number: int, source: Source) -> bool:
    """Whether nobody has said it: “students could agree”, “not as weak as investors feared”."""
    if source.kind != "unnamed":
        return False
    word = line.words[number]
    if word.bare in ("expect", "expected") and source.group == "office" and _then(line, number) in _OF_THEIRS:
        return True  # “what officials expect to hear”, “members expect their pay”
    first = line.number_of(source.start)
    if line.words[number - 1].bare in _NOT_YET and not word.flags & w.SPEECH:
        return not (line.words[number - 1].bare == "would" and line.words[max(0, first)].bare in _RHETORICAL)
    return word.bare in _MEASURE and first > 0 and line.words[first - 1].bare in ("as", "than", "what")


def _does_otherwise(line: Line, number: int, source: Source) -> bool:
    """Whether a head that is not known for people does what things do: “several resources report the number”."""
    if source.kind != "unnamed" or source.head_known:
        return False
    verb = line.words[number].bare
    return verb in _THINGS_DO or (not source.plural and verb not in _TELLING)


def carried(line: Line, number: int, last: int) -> bool:
    """Whether the verb goes on behind “and” or “but” in the sentence of one at `last`: “Ann Lee said … but noted …”."""
    words, verb = line.words, line.words[number].bare
    joined = number > 0 and words[number - 1].bare in ("and", "but")
    if not (joined and words[number].flags & w.SPEECH and (verb.endswith("ed") or verb in _PAST)):
        return False
    for place in range(number - 1, -1, -1):
        if line.start(place) <= last:
            return line.start(place) == last
        if words[place].stop in (".", "!", "?", '"', ";", ":"):
            return False
    return False
