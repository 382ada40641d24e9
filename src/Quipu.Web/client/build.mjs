// Bundles each island into one file, in the folder given.
import { build } from "esbuild";

const out = process.argv[2];
if (!out) throw new Error("Say where to: node build.mjs FOLDER");
await build({
  entryPoints: ["src/document.ts", "src/network.ts", "src/progress.ts"],
  outdir: out, bundle: true, format: "esm", target: "es2022", minify: true, legalComments: "eof", logLevel: "warning",
});
