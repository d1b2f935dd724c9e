// A claim and its words light up together, whichever of the two is pointed at or has the focus.

export function lightUp(page: Document): void {
  const marks = new Map<string, Element[]>();
  for (const mark of page.querySelectorAll("[data-claims]")) {
    for (const name of (mark.getAttribute("data-claims") ?? "").split(" ").filter(Boolean)) {
      marks.set(name, [...(marks.get(name) ?? []), mark]);
    }
  }
  const light = (name: string, on: boolean): void => {
    page.getElementById(name)?.classList.toggle("lit", on);
    for (const mark of marks.get(name) ?? []) mark.classList.toggle("lit", on);
  };
  const follow = (target: Element, names: string[]): void => {
    for (const [event, on] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]] as const) {
      target.addEventListener(event, () => names.forEach((name) => light(name, on)));
    }
  };
  for (const card of page.querySelectorAll<HTMLElement>("[data-card]")) follow(card, [card.id]);
  for (const note of page.querySelectorAll<HTMLElement>("[data-claim]")) {
    follow(note, [note.dataset["claim"] ?? ""]);
  }
  for (const mark of page.querySelectorAll("[data-claims]")) {
    follow(mark, (mark.getAttribute("data-claims") ?? "").split(" ").filter(Boolean));
  }
}
