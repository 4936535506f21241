"""Prints what words mean: `python -m skill.reading "ow something popped"`."""

import sys

from skill.reading.reader import reader_of

reader = reader_of("en")
for words in sys.argv[1:]:
    print(f"{words}: {' '.join(reader.read(words).tokens) if reader else 'no reader is built'}")
