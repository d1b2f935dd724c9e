// The keys of the desk: they press what the page already has, and so do nothing that a mouse could
// not. `?` shows them.

const PLACES: Readonly<Record<string, string>> = {
  o: "/", i: "/inbox", e: "/events", x: "/contradictions", d: "/documents",
};

export function listenForKeys(page: Document): void {
  let waiting = false;
  page.addEventListener("keydown", (event) => {
    // A dialog that was just closed keeps the focus until the page is painted again.
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea, dialog[open]")) return;
    const pressed = latin(event);
    if (waiting) {
      waiting = false;
      const place = PLACES[pressed];
      if (place !== undefined) location.assign(place);
      return;
    }
    waiting = pressed === "g";
    if (press(page, pressed)) event.preventDefault();
  });
}

/** What the key means on a keyboard of Latin letters, whichever letters it writes. */
function latin(event: KeyboardEvent): string {
  if (/^[\x20-\x7e]$/.test(event.key) || event.key.length > 1) return event.key;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter !== undefined) return letter.toLowerCase();
  if (event.code === "Slash") return event.shiftKey ? "?" : "/";
  return { BracketLeft: "[", BracketRight: "]" }[event.code] ?? event.key;
}

function press(page: Document, pressed: string): boolean {
  if (pressed === "?") return show(page);
  if (pressed === "/") return reach(page.querySelector<HTMLElement>("input[type=search]"));
  if (pressed === "j" || pressed === "k") return step(page, pressed === "j" ? 1 : -1);
  if (pressed === "[" || pressed === "]") return follow(page, pressed === "[" ? "prev" : "next");
  if (pressed === "u") return reach(page.querySelector<HTMLElement>(".kept .undo button, .history .undo button, .notes .undo button, .undo.last button"));
  const row = page.activeElement?.closest("[data-row]") ?? page;
  const own = /^[a-z]$/.test(pressed) ? row.querySelector<HTMLElement>(`[data-key="${pressed}"]`) : null;
  if (own instanceof HTMLDetailsElement) {
    own.open = true;
    return reach(own.querySelector<HTMLElement>("select, textarea, input:not([type=hidden])"));
  }
  return reach(own);
}

function reach(found: HTMLElement | null): boolean {
  found?.focus();
  return found !== null;
}

function follow(page: Document, way: string): boolean {
  const link = page.querySelector<HTMLAnchorElement>(`a[rel=${way}]`);
  link?.click();
  return link !== null;
}

function step(page: Document, by: number): boolean {
  const rows = [...page.querySelectorAll<HTMLElement>("[data-row] :is(a.row-link, a.doc-title), tbody th a")];
  const at = rows.indexOf(page.activeElement as HTMLElement);
  return reach(rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)] ?? null);
}

function show(page: Document): boolean {
  const help = page.querySelector<HTMLDialogElement>("dialog.keys");
  help?.showModal();
  return help !== null;
}
