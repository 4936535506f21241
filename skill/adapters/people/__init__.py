"""Who is remembered, and what of them."""
