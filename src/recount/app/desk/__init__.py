"""What each page of the desk shows and does: one module a page, `door` the way in for the web."""
