"""`python -m simulator.show` is `cramp-coach show`."""

import sys

from simulator.terminal import main

raise SystemExit(main(["show", *sys.argv[1:]]))
