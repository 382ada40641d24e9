// The network as a picture to publish: legend, sources and date are part of it, since a caption beside it is lost.
import { say, type Ties, type Words } from "./records";
import { svg } from "./shapes";

const styled = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-size", "font-family", "font-weight", "opacity", "paint-order", "stroke-linejoin"];
const tones = ["none", "suspected", "measures", "trial", "decided", "ended"];
const modalities = ["stated", "alleged", "denied", "possible"];

export interface Caption { workspace: string; today: string; words: Words; ties: Ties }

/** The drawing as it stands, whole, on paper of its own with its caption below. */
export function picture(drawing: SVGSVGElement, caption: Caption): SVGSVGElement {
  const scene = drawing.querySelector<SVGGElement>(".scene")!;
  const box = scene.getBBox();
  const [width, margin] = [Math.max(900, box.width + 80), 40];
  const sources = sourcesOf(caption);
  const height = box.height + 2 * margin + 130 + sources.length * 18;
  const sheet = svg("svg", { xmlns: "http://www.w3.org/2000/svg", class: "picture", viewBox: `0 0 ${width.toFixed(0)} ${height.toFixed(0)}`, width: width.toFixed(0), height: height.toFixed(0) });
  const paper = svg("rect", { class: "paper", width: "100%", height: "100%" });
  const moved = svg("g", { transform: `translate(${((width - box.width) / 2 - box.x).toFixed(1)} ${(margin - box.y).toFixed(1)})` }, scene.cloneNode(true));
  sheet.append(paper, drawing.querySelector("defs")!.cloneNode(true), moved, captionAt(box.height + margin + 40, caption, sources));
  drawing.parentElement!.append(sheet); // Styles are computed only for what stands in the page.
  inline(sheet);
  sheet.remove();
  return sheet;
}

function sourcesOf({ ties, words }: Caption): string[] {
  const found = new Map<string, string>();
  for (const edge of ties.edges)
    for (const { document } of edge.claims) found.set(document.id, [document.title, document.publisher, document.published].filter(Boolean).join(", "));
  const all = [...found.values()].sort();
  return all.length <= 14 ? all : [...all.slice(0, 14), say(words, "island.more", all.length - 14)];
}

function captionAt(y: number, { words, workspace, today }: Caption, sources: string[]): SVGGElement {
  const group = svg("g", { class: "caption", transform: `translate(40 ${y.toFixed(0)})` });
  modalities.forEach((modality, i) => {
    const line = svg("g", { class: "tie m-" + modality + " t-none", transform: `translate(${i * 150} 0)` }, svg("path", { class: "stroke", d: "M0 0H36" }));
    if (modality === "denied") line.append(svg("path", { class: "core", d: "M0 0H36" }));
    group.append(line, svg("text", { x: i * 150 + 44, y: 4 }, say(words, "modality." + modality)));
  });
  tones.forEach((tone, i) =>
    group.append(svg("rect", { class: "tone t-" + tone, x: (i % 3) * 260, y: 18 + 20 * Math.floor(i / 3), width: 12, height: 12 }), svg("text", { x: (i % 3) * 260 + 20, y: 28 + 20 * Math.floor(i / 3) }, say(words, "tone." + tone))));
  group.append(svg("text", { y: 82, class: "strong" }, `${workspace} · ${today} · Quipu`), svg("text", { y: 104 }, say(words, "island.sources")));
  sources.forEach((source, i) => group.append(svg("text", { y: 122 + 18 * i }, source.length > 130 ? source.slice(0, 129) + "…" : source)));
  return group;
}

function inline(root: SVGElement) {
  for (const element of [root, ...root.querySelectorAll<SVGElement>("*")]) {
    const style = getComputedStyle(element);
    for (const name of styled) {
      const value = style.getPropertyValue(name);
      if (value) element.setAttribute(name, value);
    }
  }

  for (const gone of root.querySelectorAll(".reach")) gone.remove();
  for (const link of root.querySelectorAll("a")) link.removeAttribute("href");
}

export function saveSvg(drawing: SVGSVGElement, caption: Caption) {
  save(new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(picture(drawing, caption))], { type: "image/svg+xml" }), "svg");
}

export async function savePng(drawing: SVGSVGElement, caption: Caption) {
  const sheet = picture(drawing, caption);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(sheet)], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  const pen = canvas.getContext("2d")!;
  pen.scale(2, 2);
  pen.drawImage(image, 0, 0);
  URL.revokeObjectURL(image.src);
  const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, "image/png"));
  if (blob) save(blob, "png");
}

function save(blob: Blob, kind: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = "quipu-network." + kind;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
