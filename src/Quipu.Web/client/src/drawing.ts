// Draws the network: line style is modality, colour is stage, outline is what something is. Classes only; colours come from the style sheet.
import type { Line, Node } from "./layout";
import { say, type Words } from "./records";
import { outline, short, svg } from "./shapes";

/** A line from edge to edge of its nodes, bent aside where several ties join the same pair; a tie to oneself is a loop. */
export function path({ from, to, bend }: Line): string {
  if (from === to) return `M${from.x - 6} ${from.y - from.r}C${from.x - 40} ${from.y - 60} ${from.x + 40} ${from.y - 60} ${from.x + 6} ${from.y - from.r}`;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [cx, cy] = [(from.x + to.x) / 2 - (dy / length) * bend, (from.y + to.y) / 2 + (dx / length) * bend];
  const start = towards(from, cx, cy, from.r + 1), end = towards(to, cx, cy, to.r + 6);
  return `M${start}Q${cx.toFixed(1)} ${cy.toFixed(1)} ${end}`;
}

function towards(node: Node, x: number, y: number, gap: number): string {
  const length = Math.hypot(x - node.x, y - node.y) || 1;
  return `${(node.x + ((x - node.x) / length) * gap).toFixed(1)} ${(node.y + ((y - node.y) / length) * gap).toFixed(1)}`;
}

/** The arrow heads, one a tone: a marker cannot take its line's colour everywhere. */
export function heads(tones: string[]): SVGDefsElement {
  return svg("defs", {}, ...tones.map(tone =>
    svg("marker", { id: "head-" + tone, viewBox: "0 0 8 8", refX: 6, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" },
      svg("path", { d: "M0 0.5L8 4L0 7.5Z", class: "head t-" + tone }))));
}

export function drawLine(line: Line, words: Words, title: string): SVGAElement {
  const { edge } = line;
  const d = path(line);
  const strokes: SVGElement[] = [svg("path", { class: "stroke", d, ...(edge.directed ? { "marker-end": `url(#head-${edge.tone})` } : {}) })];
  if (edge.modality === "denied") strokes.push(svg("path", { class: "core", d }));
  const link = svg("a", {
    class: `tie m-${edge.modality} t-${edge.tone}${edge.accepted ? " accepted" : ""}`, href: tieAddress(line), "aria-label": title,
    "data-from": edge.from, "data-to": edge.to, "data-modality": edge.modality, "data-tone": edge.tone,
  }, svg("title", {}, title), svg("path", { class: "reach", d }), ...strokes);
  if (edge.answered) link.append(mark(line));
  if (edge.negated) link.setAttribute("aria-label", `${say(words, "claim.not")} ${title}`);
  return link;
}

/** A short bar across a tie that somebody denied or a court ended. */
function mark({ from, to, bend }: Line): SVGElement {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [x, y] = [(from.x + to.x) / 2 - (dy / length) * bend / 2, (from.y + to.y) / 2 + (dx / length) * bend / 2];
  return svg("path", { class: "answer", d: `M${(x - (dy / length) * 6).toFixed(1)} ${(y + (dx / length) * 6).toFixed(1)}L${(x + (dy / length) * 6).toFixed(1)} ${(y - (dx / length) * 6).toFixed(1)}` });
}

export const tieAddress = ({ edge }: Line) =>
  `/network/tie?from=${encodeURIComponent(edge.from)}&type=${encodeURIComponent(edge.type)}&to=${encodeURIComponent(edge.to)}`;

export function drawNode(node: Node, words: Words): SVGAElement {
  const { entity } = node;
  const kind = say(words, "entity_type." + entity.type);
  const label = svg("text", { y: node.r + 13, "text-anchor": "middle" }, short(entity.name));
  return svg("a", { class: `node e-${entity.type}${entity.named ? "" : " unnamed"}`, href: "/entities/" + entity.id, transform: place(node), "data-id": entity.id, "aria-label": `${entity.name}, ${kind}` },
    svg("title", {}, `${entity.name} · ${kind}`), svg("path", { class: "outline", d: outline(entity.type, node.r) }), label);
}

export const place = (node: Node) => `translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})`;
