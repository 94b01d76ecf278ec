"""What a team keeps beside its corpus, and what git knows of it: read, written and made into the values that triage judges by."""
