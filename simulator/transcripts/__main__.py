"""`python -m simulator.transcripts`."""

from simulator.transcripts.golden import main

if __name__ == "__main__":
    raise SystemExit(main())
