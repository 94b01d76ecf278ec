"""`python -m lint`."""

from lint.start import main

main()
