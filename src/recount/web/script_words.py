"""What the scripts of the pages say; a page in another language hands the words over."""

from __future__ import annotations

from recount.model.saying import say

SCRIPT_WORDS = (
    say("%(label)s: %(n)s events"),
    say("%(n)s with no best number"),
    say("%(what)s could not be drawn: %(why)s."),
    say("%(when)s, killed: %(killed)s"),
    say("Close"),
    say("Killed: %(killed)s"),
    say("Killed: %(killed)s, best %(best)s"),
    say("Killed: best %(best)s, from %(low)s to %(high)s"),
    say("Show the credits"),
    say("The map"),
    say("The timeline"),
    say("Timeline of %(n)s events with their lowest and highest numbers killed"),
    say("Use Cmd and scroll to zoom the map"),
    say("Use Ctrl and scroll to zoom the map"),
    say("Use two fingers to move the map"),
    say("Zoom in"),
    say("Zoom out"),
    say("and %(n)s more"),
    say("events with no best number"),
    say("killed"),
    say("killed in each month"),
    say("killed in each year"),
    say("km"),
    say("m"),
    say("number unknown"),
    say("or more"),
)
"""Every message of `frontend/src`, as a test checks."""
