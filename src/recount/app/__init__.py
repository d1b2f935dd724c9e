"""Use cases that put the rooms in order: what the command line and the desk both need."""
