// Parts of a page that are asked for when they come into view, by htmx. It runs no words of a page
// as a script, and writes no style of its own: the desk's policy allows neither.

import htmx from "htmx.org";

htmx.config.includeIndicatorCSS = false;
htmx.config.history = false;
