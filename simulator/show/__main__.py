"""`python -m simulator.show` is `cramp-coach show`."""

import sys

from simulator.console.terminal import main

raise SystemExit(main(["show", *sys.argv[1:]]))
