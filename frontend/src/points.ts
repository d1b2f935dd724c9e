// The fields of a form that asks for a point, whichever map stands beside them.

export interface Point {
  lat: number;
  lon: number;
  radius: number | null;
}

export function field(form: HTMLElement, name: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`[data-pick-${name}]`);
}

export function choices(form: HTMLElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>("[data-pick-choice]")];
}

export function write(form: HTMLElement, lat: number, lon: number): void {
  const [north, east] = [field(form, "lat"), field(form, "lon")];
  if (north) north.value = lat.toFixed(4).replace(/\.?0+$/, "");
  if (east) east.value = lon.toFixed(4).replace(/\.?0+$/, "");
}

/** A point that was pointed at is the person's own. */
export function writeOwn(form: HTMLElement, lat: number, lon: number): void {
  write(form, lat, lon);
  const own = field(form, "own");
  if (own) own.checked = true;
}

export function pointOf(form: HTMLElement): Point | null {
  const [lat, lon, radius] = ["lat", "lon", "radius"].map((name) => field(form, name)?.value.trim() ?? "");
  if (!lat || !lon || !Number.isFinite(Number(lat)) || !Number.isFinite(Number(lon))) return null;
  if (Math.abs(Number(lat)) > 90 || Math.abs(Number(lon)) > 180) return null;
  return { lat: Number(lat), lon: Number(lon), radius: Number(radius) > 0 ? Number(radius) : null };
}

/** Calls back when the fields or the choices say another point. */
export function whenPointChanges(form: HTMLElement, changed: (far: boolean) => void): void {
  for (const choice of choices(form)) {
    choice.addEventListener("change", () => {
      const [lat, lon] = choice.value.split(",").map(Number);
      if (lat === undefined || lon === undefined) return;
      write(form, lat, lon);
      changed(true);
    });
  }
  for (const name of ["lat", "lon", "radius"]) {
    field(form, name)?.addEventListener("input", () => {
      const own = field(form, "own");
      if (own && name !== "radius") own.checked = true;
      changed(false);
    });
  }
}
