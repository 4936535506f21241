"""Amazon as the skill's web service sees it: signed requests, and the certificates for them."""
