// A claim and its words light up together, whichever of the two is pointed at or has the focus; a
// text in a column of its own stands at the words that tell.

const ABOVE = 0.28;
/** Where in its column the evidence stands, from the top. */

export function lightUp(page: Document): void {
  const follow = (target: EventTarget | null): void => {
    const names = target instanceof Element ? namesOf(target) : [];
    const now = new Set(names.flatMap((name) => lightsOf(page, name)));
    for (const old of page.querySelectorAll(".lit")) if (!now.has(old)) old.classList.remove("lit");
    for (const one of now) one.classList.add("lit");
  };
  page.addEventListener("pointerover", (event) => follow(event.target));
  page.addEventListener("focusin", (event) => follow(event.target));
  page.addEventListener("focusout", () => follow(null));
}

function namesOf(target: Element): string[] {
  const found = target.closest<HTMLElement>("[data-claims], [data-claim], [data-card]");
  if (found === null) return [];
  const { claims, claim, card } = found.dataset;
  return (claims ?? claim ?? card ?? "").split(" ").filter(Boolean);
}

function lightsOf(page: Document, name: string): Element[] {
  const card = page.getElementById(name);
  const words = page.querySelectorAll(`[data-claims~="${CSS.escape(name)}"]`);
  return card === null ? [...words] : [card, ...words];
}

export function standAtEvidence(page: Document): void {
  const stand = (): void => {
    for (const text of page.querySelectorAll<HTMLElement>("[data-evidence]:not([data-standing])")) {
      text.dataset["standing"] = "";
      const words = text.querySelector<HTMLElement>("mark");
      if (words === null) continue;
      const deep = words.getBoundingClientRect().top - text.getBoundingClientRect().top;
      text.scrollTop += deep - text.clientHeight * ABOVE;
    }
  };
  stand();
  page.addEventListener("htmx:after:swap", stand);
}
