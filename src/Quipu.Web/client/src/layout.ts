// Places the nodes before anything is drawn. No randomness: the same ties always lie the same way (d3-force starts from a spiral and jiggles with its own fixed sequence).
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import type { Edge, Entity } from "./records";

export interface Node extends SimulationNodeDatum { entity: Entity; degree: number; r: number; x: number; y: number }

export interface Line { edge: Edge; from: Node; to: Node; /** Sideways offset among ties of the same pair. */ bend: number }

export function layout(entities: Entity[], edges: Edge[], wide: boolean): { nodes: Node[]; lines: Line[] } {
  const nodes: Node[] = entities.map(entity => ({ entity, degree: 0, r: 6, x: NaN, y: NaN }));
  const byId = new Map(nodes.map(node => [node.entity.id, node]));
  const lines: Line[] = [];
  const pairs = new Map<string, Line[]>();
  for (const edge of edges) {
    const from = byId.get(edge.from), to = byId.get(edge.to);
    if (!from || !to) continue;
    from.degree++;
    to.degree++;
    const line = { edge, from, to, bend: 0 };
    const pair = edge.from < edge.to ? edge.from + " " + edge.to : edge.to + " " + edge.from;
    pairs.set(pair, [...(pairs.get(pair) ?? []), line]);
    lines.push(line);
  }

  for (const together of pairs.values())
    together.forEach((line, i) => { line.bend = (i - (together.length - 1) / 2) * 26 * (line.edge.from < line.edge.to ? 1 : -1); });
  for (const node of nodes) node.r = 5 + Math.min(11, 2.2 * Math.sqrt(node.degree));
  const simulation = forceSimulation(nodes)
    .force("link", forceLink<Node, { source: Node; target: Node }>(lines.map(l => ({ source: l.from, target: l.to }))).distance(130).strength(0.4))
    .force("charge", forceManyBody().strength(-700).distanceMax(700))
    .force("collide", forceCollide<Node>(node => node.r + 40))
    .force("x", forceX().strength(wide ? 0.045 : 0.09))
    .force("y", forceY().strength(wide ? 0.09 : 0.045))
    .stop();
  simulation.tick(nodes.length > 250 ? 160 : 320);
  return { nodes, lines };
}
