"""The language server: articles linted as one types. `workspace` knows articles and findings, `protocol` alone knows the protocol's library."""
