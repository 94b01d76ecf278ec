"""Triage: everything after the rules, from the removal of duplicates to the gate."""
