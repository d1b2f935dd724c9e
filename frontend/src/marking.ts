// Words that are marked in a text go into a form, with where they stand: in Unicode code points of
// the whole text, as records count. Each paragraph says where it begins (`data-start`).

export function takeMarks(page: Document): void {
  for (const text of page.querySelectorAll<HTMLElement>("[data-marking]")) {
    const form = page.getElementById(text.dataset["marking"] ?? "");
    const words = form?.querySelector<HTMLTextAreaElement>("[data-mark-words]");
    const start = form?.querySelector<HTMLInputElement>("[data-mark-start]");
    if (!words || !start) continue;
    page.addEventListener("selectionchange", () => {
      const found = marked(page.getSelection(), text);
      if (found === null) return;
      words.value = found.words;
      start.value = String(found.start);
    });
    // Whoever writes words by hand means them wherever they stand.
    words.addEventListener("input", () => (start.value = ""));
  }
}

function marked(selection: Selection | null, text: HTMLElement): { words: string; start: number } | null {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const paragraph = paragraphOf(range.startContainer);
  if (paragraph === null || !text.contains(paragraph)) return null;
  const inside = range.cloneRange();
  if (!paragraph.contains(range.endContainer)) inside.setEndAfter(paragraph.lastChild ?? paragraph);
  const words = inside.toString();
  if (words.trim() === "") return null;
  const before = inside.cloneRange();
  before.setStart(paragraph, 0);
  before.setEnd(inside.startContainer, inside.startOffset);
  return { words, start: Number(paragraph.dataset["start"]) + [...before.toString()].length };
}

function paragraphOf(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>("[data-start]") ?? null;
}
