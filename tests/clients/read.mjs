// Reads an export as another program does, with that program's own library, and prints a line of JSON for everything in it that says something of somebody:
//   { id, modality, attribution, standing }   where the format has a field for each
//   { id, status }                            where it has one sentence for all three
// node read.mjs FORMAT < FILE
import { readFileSync } from 'node:fs';
import { defaultModel, Model } from '@alephdata/followthemoney';
import { parse as csv } from 'csv-parse/sync';
import graphology from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import jsonld from 'jsonld';
import { Parser } from 'n3';

// The package's own model is older than FollowTheMoney 4 and lacks properties (proof): it is given those that it lacks, as a server gives its clients the model that its data is in.
const current = JSON.parse(readFileSync(new URL('../../src/FollowTheMoney/ftm.model.json', import.meta.url), 'utf8'));
for (const [schema, { properties = {} }] of Object.entries(current.schemata))
  for (const [name, property] of Object.entries(properties))
    if (defaultModel.schemata[schema]) defaultModel.schemata[schema].properties[name] ??= { ...property, name, qname: `${schema}:${name}` };
const model = new Model(defaultModel);
// What stands by itself and says nothing of anybody; every other schema of the model does.
const things = ['LegalEntity', 'Address', 'Position', 'Document', 'Asset'];
const standsAlone = schema => things.some(t => model.getSchema(schema).isA(t)) || ['Thing'].includes(schema);

const rowsOf = {
  ftm: text => text.split('\n').filter(Boolean).flatMap(line => ofEntity(JSON.parse(line))),
  statements: text => ofStatements(csv(text, { columns: true, bom: true }), r => r.canonical_id, r => [r.schema, r.prop]),
  pack: text => ofStatements(csv(text, { columns: true, bom: true }), r => r.entity_id, r => r.prop.split(':')),
  gexf: text => ofGraph(gexf.parse(graphology.MultiDirectedGraph, text, { allowUndeclaredAttributes: false })),
  graphml: text => ofPropertyGraph(graphml.parse(graphology.MultiDirectedGraph, text)),
  ntriples: text => ofTriples(new Parser({ format: 'N-Triples' }).parse(text)),
  prov: async text => (await Promise.all(text.split('\n').filter(Boolean).map(async line => ofProvenance(await jsonld.expand(JSON.parse(line)))))).flat(),
};

function ofEntity(data) {
  const entity = model.getEntity(data);
  const first = prop => entity.schema.hasProperty(prop) ? entity.getProperty(prop).map(String) : [];
  return said(entity.id, entity.schema.name, first('summary')[0], first('topics'), first('notes'));
}

// A risk topic says something of somebody by itself: its sentence is a note that begins with it.
function said(id, schema, status, topics, notes) {
  const rows = standsAlone(schema) ? [] : [{ id, status: status ?? '' }];
  for (const topic of topics) rows.push({ id: `${id} ${topic}`, status: notes.find(n => n.startsWith(topic + ': '))?.slice(topic.length + 2) ?? '' });
  return rows;
}

function ofStatements(rows, key, place) {
  const entities = new Map();
  for (const row of rows) {
    const [schema, prop] = place(row);
    const entity = entities.get(key(row)) ?? { id: key(row), schema, properties: {} };
    entities.set(entity.id, entity);
    entity.schema = model.getSchema(schema).isA(entity.schema) ? schema : entity.schema;
    if (prop !== 'id') (entity.properties[prop] ??= []).push(row.value);
  }
  return [...entities.values()].flatMap(ofEntity);
}

// Whose edge a register's is, its status says, and it needs no modality.
const isOfRegister = status => status?.startsWith('on record in ');

function ofGraph(graph) {
  if (graph.order === 0 || graph.size === 0) throw new Error('the graph is empty');
  return graph.mapEdges((id, a) => isOfRegister(a.status) ? null : { id, modality: a.modality ?? '', attribution: a.attribution ?? '', standing: a.standing ?? '' }).filter(Boolean);
}

function ofPropertyGraph(graph) {
  const nodes = graph.mapNodes((id, a) => said(id, a.schema, a.node_status, list(a.topics), list(a.topics).map(t => from(a.notes, t + ': ')))).flat();
  const edges = graph.mapEdges((id, a) => standsAlone(a.type.split(':')[0]) || isOfRegister(a.status) ? [] : [{ id, status: a.status ?? '' }]).flat();
  return [...nodes, ...edges];
}

const list = value => value ? String(value).split('; ') : [];

// Several notes stand in one value, and a sentence has semicolons of its own.
const from = (text = '', start) => text.includes(start) ? text.slice(text.indexOf(start)) : '';

function ofTriples(quads) {
  const [type, comment] = ['http://www.w3.org/1999/02/22-rdf-syntax-ns#type', 'http://www.w3.org/2000/01/rdf-schema#comment'];
  const subjects = new Map();
  for (const quad of quads) {
    const one = subjects.get(quad.subject.value) ?? { types: [], status: undefined, topics: [], notes: [] };
    subjects.set(quad.subject.value, one);
    if (quad.predicate.value === type) one.types.push(quad.object.value.split('#').pop());
    if (quad.predicate.value === comment) one.status = quad.object.value;
    if (quad.predicate.value.endsWith('#Thing:topics')) one.topics.push(quad.object.value);
    if (quad.predicate.value.endsWith('#Thing:notes')) one.notes.push(quad.object.value);
  }
  // The most special of the types decides.
  const special = types => types.find(t => types.every(o => model.getSchema(t).isA(o))) ?? types[0];
  return [...subjects].filter(([, s]) => s.types.length).flatMap(([id, s]) => said(id, special(s.types), s.status, s.topics, s.notes));
}

function ofProvenance(nodes) {
  const value = (node, term) => node['urn:quipu:terms:' + term]?.[0]?.['@value'] ?? '';
  return nodes.filter(n => n['@type']?.includes('https://schema.org/Claim'))
    .map(n => ({ id: n['@id'], modality: value(n, 'modality'), attribution: value(n, 'attribution'), standing: value(n, 'standing') }));
}

const rows = await rowsOf[process.argv[2]](readFileSync(0, 'utf8'));
for (const row of rows) console.log(JSON.stringify(row));
