// Words that are marked in a text go into the field that asks for them, as they stand.

export function takeQuotes(page: Document): void {
  const field = page.querySelector<HTMLInputElement>("[data-quote]");
  if (field === null) return;
  page.addEventListener("mouseup", () => {
    const marked = page.getSelection();
    const within = marked?.anchorNode?.parentElement?.closest(".words");
    if (marked === null || marked === undefined || !within) return;
    const copy = marked.rangeCount > 0 ? marked.getRangeAt(0).cloneContents() : null;
    for (const note of copy?.querySelectorAll(".fn") ?? []) note.remove();
    const words = (copy?.textContent ?? "").replace(/\s+/g, " ").trim();
    if (words !== "") field.value = words;
  });
}
