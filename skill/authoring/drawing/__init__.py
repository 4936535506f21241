"""Poses to vector graphics: one person of constant bones, drawn as APL graphics and SVG."""
