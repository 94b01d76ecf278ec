"""The corpus: what is gathered of each article, stored and compared."""
