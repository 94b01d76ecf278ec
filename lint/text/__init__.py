"""Text: folding, lines, sentences, and the document made of them."""
