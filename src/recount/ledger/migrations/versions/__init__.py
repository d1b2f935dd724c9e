"""One file a version; none is ever altered after a release."""
