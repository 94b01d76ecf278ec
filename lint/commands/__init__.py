"""The commands, one module each, imported when called. Everything a command needs is imported inside it, so that starting is quick."""
