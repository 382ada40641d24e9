// Bundles each island into one file of its own: node build.mjs OUT. No chunks, so that a file's address may carry the hash of its bytes.
import { build } from 'esbuild';
import { readdirSync } from 'node:fs';

const out = process.argv[2] ?? 'out';
const entries = readdirSync('src', { withFileTypes: true }).filter(e => e.isFile() && e.name.endsWith('.ts')).map(e => `src/${e.name}`).sort();
await build({
  entryPoints: entries,
  outdir: out,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});
