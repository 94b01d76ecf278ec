"""The engine: plan a run, run its rules on documents, locate what they find."""

from lint.engine.calibrating import with_sure_fix as with_sure_fix
from lint.engine.locate import locate as locate
from lint.engine.locate import shown as shown
from lint.engine.locate import texts_around as texts_around
from lint.engine.plan import Plan as Plan
from lint.engine.plan import make_plan as make_plan
from lint.engine.plan import remember_expressions as remember_expressions
from lint.engine.plan import selected as selected
from lint.engine.run_rules import BATCH as BATCH
from lint.engine.run_rules import BATCH_CHARACTERS as BATCH_CHARACTERS
from lint.engine.run_rules import CRASH_CODE as CRASH_CODE
from lint.engine.run_rules import crash as crash
from lint.engine.run_rules import failure as failure
from lint.engine.run_rules import lint as lint
from lint.engine.run_rules import lint_all as lint_all
from lint.engine.run_rules import lost as lost
from lint.engine.run_rules import read_facts as read_facts
