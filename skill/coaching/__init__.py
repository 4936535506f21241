"""Decides what the coach does next. Contains no wording and reads no clock."""
