// While documents are put in, the page asks how far it has come, and shows it in its place.

const PAUSE = 1000;

export function watchWork(page: Document): void {
  const place = page.querySelector<HTMLElement>("[data-watching=yes]");
  if (place === null) return;
  const ask = async (): Promise<void> => {
    const answer = await fetch(location.href);
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = found.querySelector<HTMLElement>("[data-watching]");
    if (now?.dataset["watching"] !== "yes") return location.reload();
    place.replaceChildren(...now.childNodes);
    setTimeout(() => void ask(), PAUSE);
  };
  setTimeout(() => void ask(), PAUSE);
}
