// Drawing over the months shows the events of those days alone. The fields for the two days do the
// same without a pointer.

const DAY = 86_400_000;

export function drawOver(page: Document): void {
  for (const place of page.querySelectorAll<HTMLElement>("[data-brush]")) {
    const drawing = place.querySelector("svg");
    const band = place.querySelector<SVGRectElement>(".brushed");
    if (drawing && band) listen(drawing, band);
  }
}

function listen(drawing: SVGSVGElement, band: SVGRectElement): void {
  let start: number | null = null;
  let end = 0;
  const left = Number(band.dataset["left"]);
  const at = (event: PointerEvent): number => {
    const box = drawing.getBoundingClientRect();
    return Math.min(1000, Math.max(left, ((event.clientX - box.left) / box.width) * 1000));
  };
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    start = end = at(event);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (start === null) return;
    end = at(event);
    if (Math.abs(end - start) < 6) return;
    if (!drawing.hasPointerCapture(event.pointerId)) drawing.setPointerCapture(event.pointerId);
    band.setAttribute("x", String(Math.min(start, end)));
    band.setAttribute("width", String(Math.abs(end - start)));
  });
  drawing.addEventListener("pointerup", () => {
    if (start !== null && Math.abs(end - start) >= 6) show(band, Math.min(start, end), Math.max(start, end));
    start = null;
  });
  // A link would otherwise be dragged away.
  drawing.addEventListener("dragstart", (event) => event.preventDefault());
}

function show(band: SVGRectElement, from: number, to: number): void {
  const first = Date.parse(band.dataset["from"] ?? "");
  const last = Date.parse(band.dataset["to"] ?? "") + DAY;
  const left = Number(band.dataset["left"]);
  const day = (x: number): string => new Date(first + ((last - first) * (x - left)) / (1000 - left)).toISOString().slice(0, 10);
  location.assign(`/?from=${day(from)}&to=${day(Math.min(to, 999.9))}#time-title`);
}
