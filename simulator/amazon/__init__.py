"""Amazon as a web service of the skill meets it: who signs requests, and who vouches for that."""
