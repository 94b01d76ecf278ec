"""A session: one set of settings, and everything that can be done with it."""

from lint.session.session import Outcome as Outcome
from lint.session.session import Session as Session
