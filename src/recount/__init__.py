"""Recount turns reports about armed conflict into events whose every number quotes its source."""

__version__ = "0.1.0"
