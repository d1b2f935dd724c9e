// The names of countries on maps, in the language of the page: the file of the map has English ones.

const ALIKE: Readonly<Record<string, string>> = {
  "Cabo Verde": "CV", "Congo Republic": "CG", "DR Congo": "CD", "Democratic Republic of the Congo": "CD", "Ivory Coast": "CI",
  Macedonia: "MK", "Hong Kong": "HK", Macao: "MO", Myanmar: "MM", Palestine: "PS", "Palestinian Territory": "PS", "Republic of the Congo": "CG", Swaziland: "SZ", "The Netherlands": "NL", Turkey: "TR", "Bosnia and Herzegovina": "BA", "Trinidad and Tobago": "TT", "Sao Tome and Principe": "ST",
};

/** Each English name with the page's own, as far as the browser knows it; none on English pages. */
export function countryNames(language = document.documentElement.lang): Map<string, string> {
  const found = new Map<string, string>();
  if (language === "en" || language === "") return found;
  const [english, own] = ["en", language].map((code) => new Intl.DisplayNames([code], { type: "region", fallback: "none" }));
  for (const code of codes()) {
    const [name, here] = [english?.of(code), own?.of(code)];
    if (name && here) found.set(name, here);
  }
  for (const [name, code] of Object.entries(ALIKE)) found.set(name, own?.of(code) ?? name);
  return found;
}

function* codes(): Generator<string> {
  for (let a = 65; a <= 90; a += 1) for (let b = 65; b <= 90; b += 1) yield String.fromCharCode(a, b);
}
