// Words that are marked in a text go into a form, with where they stand: in Unicode code points of
// the whole text, as records count. A text names its form (`data-marking`), each of its paragraphs
// where it begins (`data-start`); numbers of claims beside the words are no part of them.

type Field = HTMLInputElement | HTMLTextAreaElement;

export function takeMarks(page: Document): void {
  for (const text of page.querySelectorAll<HTMLElement>("[data-marking]")) {
    const form = page.getElementById(text.dataset["marking"] ?? "");
    const words = form?.querySelector<Field>("[data-mark-words]");
    if (!form || !words) continue;
    const start = form.querySelector<HTMLInputElement>("[data-mark-start]");
    page.addEventListener("selectionchange", () => {
      const found = marked(page.getSelection(), text);
      if (found === null) return;
      words.value = found.words;
      if (start) start.value = found.start;
      form.closest("details")?.setAttribute("open", "");
    });
    // Whoever writes words by hand means them wherever they stand.
    words.addEventListener("input", () => {
      if (start) start.value = "";
    });
  }
}

function marked(selection: Selection | null, text: HTMLElement): { words: string; start: string } | null {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const paragraph = paragraphOf(range.startContainer);
  if (paragraph === null || !text.contains(paragraph)) return null;
  const inside = range.cloneRange();
  if (!paragraph.contains(range.endContainer)) inside.setEndAfter(paragraph.lastChild ?? paragraph);
  const words = wordsOf(inside);
  if (words.trim() === "") return null;
  const before = inside.cloneRange();
  before.setStart(paragraph, 0);
  before.setEnd(inside.startContainer, inside.startOffset);
  const begins = paragraph.dataset["start"];
  return { words, start: begins === undefined ? "" : String(Number(begins) + [...wordsOf(before)].length) };
}

/** The words of a range as the text has them. */
function wordsOf(range: Range): string {
  const copy = range.cloneContents();
  for (const other of copy.querySelectorAll(".fn, .cut, .vh")) other.remove();
  return copy.textContent ?? "";
}

function paragraphOf(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>("p") ?? null;
}
