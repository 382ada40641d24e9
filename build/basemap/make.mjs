// Makes the outlines that are bundled: npm ci --ignore-scripts && node make.mjs FOLDER-OF-PERU-GEOJSON. It prints the figures of what it made.
// The world is Natural Earth at 1 : 50,000,000 (public domain) through world-atlas; Peru's divisions are those of juaneladio/peru-geojson (MPL-2.0). Both are simplified and quantised.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';

const need = createRequire(import.meta.url);
const peru = process.argv[2];
if (!peru) throw new Error('Name the folder with peru_departamental_simple.geojson.gz, peru_provincial_simple.geojson.gz and peru_distrital_simple.geojson.gz.');
const out = new URL('../../src/Quipu/Places/Basemap/', import.meta.url);
const codes = new Map(need('i18n-iso-countries/codes.json').map(([two, , number]) => [number, two.toLowerCase()]));
// Where Natural Earth has outlines without a number of ISO 3166: the code that FollowTheMoney uses, else none and the outline stands without a code.
const unnumbered = new Map([['Kosovo', 'xk'], ['N. Cyprus', null], ['Somaliland', null], ['Indian Ocean Ter.', null], ['Ashmore and Cartier Is.', null], ['Siachen Glacier', null]]);

const accents = new Map([['Ancash', 'Áncash'], ['Apurimac', 'Apurímac'], ['Huanuco', 'Huánuco'], ['Junin', 'Junín'], ['San Martin', 'San Martín']]);
const small = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'y', 'e']);
const written = name => {
  const words = name.trim().toLowerCase().split(/\s+/).map((w, i) => i && small.has(w) ? w : w.replace(/(^|[-(.'])(\p{L})/gu, (_, a, b) => a + b.toUpperCase())).join(' ');
  return accents.get(words) ?? words;
};

function world() {
  const atlas = JSON.parse(readFileSync(need.resolve('world-atlas/countries-50m.json'), 'utf8'));
  const features = feature(atlas, atlas.objects.countries).features.filter(f => f.geometry);
  return features.map(f => ({ type: 'Feature', geometry: f.geometry, properties: { code: codes.get(f.id) ?? unnumbered.get(f.properties.name) ?? null, name: f.properties.name } }));
}

function divisions(file, code, name) {
  const set = JSON.parse(gunzipSync(readFileSync(`${peru}/${file}`)).toString('utf8'));
  const without = set.features.filter(f => !f.geometry);
  for (const f of without) console.log(`  ${file}: ${f.properties[name] ?? '?'} has no outline`);
  return set.features.map(f => ({ type: 'Feature', geometry: f.geometry, properties: { code: 'pe-' + f.properties[code], name: written(f.properties[name] ?? '') } }));
}

// Islets go before coast lines lose their shape: of each area its largest ring stays whatever its size.
function sift(features, least) {
  const size = ring => Math.abs(ring.reduce((sum, [x, y], i) => { const [u, v] = ring[(i + 1) % ring.length]; return sum + x * v - u * y; }, 0) / 2);
  for (const f of features) {
    const parts = f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates;
    const sizes = parts.map(p => size(p[0]));
    const largest = Math.max(...sizes);
    f.geometry = { type: 'MultiPolygon', coordinates: parts.filter((_, i) => sizes[i] === largest || sizes[i] >= least) };
  }
  return features;
}

function make(name, all, { least, share, grid }) {
  const [features, bare] = [all.filter(f => f.geometry), all.filter(f => !f.geometry)];
  const found = topology({ areas: { type: 'FeatureCollection', features: sift(features, least) } }, 1e6);
  let made = presimplify(found);
  made = simplify(made, quantile(made, share));
  const plain = topology({ areas: { type: 'FeatureCollection', features: feature(made, made.objects.areas).features } }, grid);
  const text = JSON.stringify({ transform: plain.transform, arcs: plain.arcs, areas: plain.objects.areas.geometries.map(g => ({ ...g.properties, rings: (g.type === 'Polygon' ? [g.arcs] : g.arcs).flat() })).concat(bare.map(f => ({ ...f.properties, rings: [] }))) });
  const packed = brotliCompressSync(Buffer.from(text), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } });
  writeFileSync(new URL(`${name}.json.br`, out), packed);
  console.log(`${name}: ${all.length} areas, ${bare.length} without an outline, ${plain.arcs.reduce((n, a) => n + a.length, 0)} points, ${text.length} bytes, ${packed.length} packed`);
}

make('world', world(), { least: 0.15, share: 0.17, grid: 1e4 });
make('pe-departments', divisions('peru_departamental_simple.geojson.gz', 'FIRST_IDDP', 'NOMBDEP'), { least: 0.001, share: 0.5, grid: 8000 });
make('pe-provinces', divisions('peru_provincial_simple.geojson.gz', 'FIRST_IDPR', 'NOMBPROV'), { least: 0.001, share: 0.6, grid: 1e4 });
make('pe-districts', divisions('peru_distrital_simple.geojson.gz', 'IDDIST', 'NOMBDIST'), { least: 0.0005, share: 0.55, grid: 2e4 });
