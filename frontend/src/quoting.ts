// Words that are marked in a text go into the field that asks for them, as they stand, with about
// where they stand beside them, as the same words may stand in a text twice.

const TEXTS = ".words, article.text";

export function takeQuotes(page: Document): void {
  const field = page.querySelector<HTMLInputElement | HTMLTextAreaElement>("[data-quote]");
  if (field === null) return;
  const place = page.querySelector<HTMLInputElement>("[data-quote-at]");
  page.addEventListener("mouseup", () => {
    const marked = page.getSelection();
    const within = marked?.anchorNode?.parentElement?.closest<HTMLElement>(TEXTS);
    if (marked === null || marked === undefined || !within || marked.rangeCount === 0) return;
    const range = marked.getRangeAt(0);
    const words = wordsOf(range).replace(/\s+/g, " ").trim();
    if (words === "") return;
    field.value = words;
    if (place !== null) place.value = String(before(within, range));
    field.closest("details")?.setAttribute("open", "");
  });
}

function wordsOf(range: Range): string {
  const copy = range.cloneContents();
  for (const note of copy.querySelectorAll(".fn")) note.remove();
  return copy.textContent ?? "";
}

/** How many characters of the text stand before the marked words. */
function before(within: HTMLElement, range: Range): number {
  const from = document.createRange();
  from.selectNodeContents(within);
  from.setEnd(range.startContainer, range.startOffset);
  return [...wordsOf(from)].length;
}
