// Builds the editor of the query page into the package's static files, named by their content.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const INTO = join(HERE, "../src/igflod/web/static/editor");

const FOREIGN_PREFIXES = /(?:, [\w$]+ = "[^"]*")+, prefixes_default = \{[^}]*\}/;

/** Leaves out thousands of prefixes of other people's: ours come from the server. */
const withoutForeignPrefixes = {
  name: "without foreign prefixes",
  setup(under) {
    under.onLoad({ filter: /yasqe\.esm\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const contents = text.replace(FOREIGN_PREFIXES, ", prefixes_default = {}");
      if (contents === text) throw new Error("this release of yasqe holds its prefixes elsewhere");
      return { contents };
    });
  },
};

/** Gives the licences of what is built in, since the files go out to every visitor. */
function licences() {
  const lock = JSON.parse(readFileSync(join(HERE, "package-lock.json"), "utf8"));
  const parts = Object.entries(lock.packages).filter(([place, about]) => place && !about.dev);
  return parts
    .map(([place, about]) => {
      const folder = join(HERE, place);
      const files = readdirSync(folder).filter((name) => /^licen[cs]e/i.test(name)).sort();
      const texts = files.map((name) => readFileSync(join(folder, name), "utf8").trim());
      const name = place.replace(/.*node_modules\//, "");
      return [`${name} ${about.version}, ${about.license}`, ...texts].join("\n\n");
    })
    .join("\n\n----\n\n");
}

rmSync(INTO, { recursive: true, force: true });
mkdirSync(INTO, { recursive: true });
const { outputFiles } = await build({
  absWorkingDir: HERE,
  entryPoints: ["src/editor.js", "src/editor.css"],
  outdir: INTO,
  entryNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2021",
  legalComments: "none", // licences.txt has them
  logLevel: "warning",
  plugins: [withoutForeignPrefixes],
  write: false,
});
for (const { path, contents } of outputFiles) writeFileSync(path, contents);
const named = (suffix) => basename(outputFiles.find(({ path }) => path.endsWith(suffix)).path);
writeFileSync(join(INTO, "licences.txt"), `${licences()}\n`);
writeFileSync(
  join(INTO, "manifest.json"),
  `${JSON.stringify({ script: named(".js"), style: named(".css") }, null, 2)}\n`,
);
