// What the scripts say, in the language of the page: the page hands over the words, English stands
// where it hands over none.

const words = read();

function read(): Readonly<Record<string, string>> {
  const given = document.documentElement.dataset["words"];
  return given ? (JSON.parse(given) as Record<string, string>) : {};
}

/** Words by their pattern, with what stands in its places: `say("and %(n)s more", { n: 3 })`. */
export function say(pattern: string, parts: Readonly<Record<string, string | number>> = {}): string {
  return (words[pattern] ?? pattern).replace(/%\((\w+)\)s/g, (_, name: string) => {
    const part = parts[name] ?? "";
    return typeof part === "number" ? part.toLocaleString("en") : part;
  });
}

/** Whether the page is written from right to left. */
export const fromRight = document.documentElement.dir === "rtl";

/** How days stand on an axis: as they do by themselves in English, else by the language of the page
 * in the figures of all its other numbers. */
export function onAxis(): { tickFormat?: (day: Date) => string } {
  const language = document.documentElement.lang;
  if (language === "en" || language === "") return {};
  const written = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { month: "short", year: "numeric", timeZone: "UTC" });
  return { tickFormat: (day) => written.format(day) };
}
