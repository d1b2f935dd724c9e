"""Claims from scenes: one file for each kind of claim of the wire format."""
