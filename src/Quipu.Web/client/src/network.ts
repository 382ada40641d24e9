// <quipu-network>: the ties of the page drawn. What it says of a tie it takes from the page's table and from the tie's own page, so a line never says less than they do.
import { drawLine, drawNode, heads, path, place, tieAddress } from "./drawing";
import { layout, type Line, type Node } from "./layout";
import { savePng, saveSvg, type Caption } from "./picture";
import { say, type Ties, type Words } from "./records";
import { html, svg } from "./shapes";
import { View } from "./view";

const tones = ["none", "suspected", "measures", "trial", "decided", "ended"];

class NetworkElement extends HTMLElement {
  private words: Words = {};
  private panel = html("div", { class: "panel", "aria-live": "polite" });
  private drawing = svg("svg", { class: "drawing", role: "group" });
  private links = new Map<Line, SVGAElement>();
  private view!: View;

  async connectedCallback() {
    this.words = JSON.parse(this.dataset.words ?? "{}") as Words;
    try {
      const answer = await fetch(this.dataset.src!, { headers: { accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.statusText);
      this.draw(await answer.json() as Ties);
      this.dataset.ready = "true";
    } catch {
      this.replaceChildren(html("p", { class: "none" }, say(this.words, "island.failed")));
    }
  }

  private draw(ties: Ties) {
    const { nodes, lines } = layout(ties.entities, ties.edges, this.clientWidth > 700);
    this.drawing.setAttribute("aria-label", say(this.words, "island.label"));
    const scene = svg("g", { class: "scene" });
    for (const line of lines) {
      const link = drawLine(line, this.words, this.axes(line));
      link.addEventListener("click", event => { if (!event.ctrlKey && !event.metaKey) { event.preventDefault(); void this.openTie(line); } });
      this.links.set(line, link);
      scene.append(link);
    }

    this.drawing.append(heads(tones), scene);
    this.view = new View(this.drawing);
    for (const node of nodes) scene.append(this.nodeOf(node));
    this.replaceChildren(this.bar({ workspace: this.dataset.workspace ?? "", today: this.dataset.today ?? "", words: this.words, ties }), html("div", { class: "stage" }, this.drawing, this.panel));
    this.view.fit();
    this.panel.hidden = true;
  }

  /** The axes of a tie as the table has them: how it is said, who says so, where it stands. */
  private axes({ edge, from, to }: Line): string {
    const row = document.querySelector(`[data-edge="${CSS.escape(`${edge.from} ${edge.type} ${edge.to}`)}"]`);
    const axes = [...(row?.querySelectorAll("[data-axis]") ?? [])].map(cell => cell.textContent!.replace(/\s+/g, " ").trim());
    return `${from.entity.name} ${say(this.words, "verb." + edge.type)} ${to.entity.name} · ${axes.join(" · ")}`;
  }

  private nodeOf(node: Node): SVGAElement {
    const link = drawNode(node, this.words);
    let moved = false, held = false;
    link.addEventListener("pointerdown", event => { held = true; moved = false; link.setPointerCapture(event.pointerId); });
    link.addEventListener("pointermove", event => {
      if (!held || (event.movementX === 0 && event.movementY === 0)) return;
      moved ||= Math.abs(event.movementX) + Math.abs(event.movementY) > 1;
      node.x += event.movementX * this.view.scale;
      node.y += event.movementY * this.view.scale;
      link.setAttribute("transform", place(node));
      for (const [line, drawn] of this.links)
        if (line.from === node || line.to === node)
          for (const stroke of drawn.querySelectorAll(".stroke, .core, .reach")) stroke.setAttribute("d", path(line));
    });
    link.addEventListener("pointerup", () => { held = false; });
    link.addEventListener("dragstart", event => event.preventDefault());
    link.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (!moved) this.openNode(node);
    });
    return link;
  }

  private bar(caption: Caption): HTMLElement {
    const button = (text: string, act: () => void, label?: string) => {
      const made = html("button", { type: "button", ...(label ? { "aria-label": label } : {}) }, text);
      made.addEventListener("click", act);
      return made;
    };
    return html("div", { class: "bar" },
      button("+", () => this.view.zoom(1 / 1.4), "zoom +"), button("−", () => this.view.zoom(1.4), "zoom −"), button(say(this.words, "island.fit"), () => this.view.fit()),
      button(say(this.words, "island.svg"), () => saveSvg(this.drawing, caption)), button(say(this.words, "island.png"), () => void savePng(this.drawing, caption)));
  }

  private openNode(node: Node) {
    this.mark(line => line.from === node || line.to === node, node);
    const address = new URL(location.href);
    const centres = new Set(address.searchParams.getAll("centre").flatMap(value => value.split(",")));
    centres.add(node.entity.id);
    address.searchParams.delete("centre");
    for (const centre of centres) address.searchParams.append("centre", centre);
    this.show(html("h2", {}, node.entity.name), html("p", { class: "note" }, `${say(this.words, "entity_type." + node.entity.type)} · ${say(this.words, "island.claims", node.entity.claims)}`),
      html("p", {}, html("a", { class: "action", href: "/entities/" + node.entity.id }, say(this.words, "island.open")), " ", html("a", { class: "action", href: address.pathname + address.search }, say(this.words, "island.expand"))));
  }

  /** The claims behind a tie, as its own page shows them. */
  private async openTie(line: Line) {
    this.mark(other => other === line);
    const answer = await fetch(tieAddress(line));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const claims = page.querySelector("#main .claim-list");
    if (!answer.ok || !claims) { location.href = tieAddress(line); return; }
    for (const element of claims.querySelectorAll("[id]")) element.removeAttribute("id");
    for (const tools of claims.querySelectorAll(".judge")) tools.remove();
    this.show(html("h2", {}, html("a", { href: tieAddress(line) }, `${line.from.entity.name} – ${line.to.entity.name}`)), document.adoptNode(claims));
  }

  private show(...content: Node1[]) {
    const close = html("button", { type: "button", class: "close", "aria-label": say(this.words, "island.close") }, "×");
    close.addEventListener("click", () => { this.panel.hidden = true; this.mark(() => false); });
    this.panel.replaceChildren(close, ...content);
    this.panel.hidden = false;
    this.panel.scrollTop = 0;
  }

  private mark(chosen: (line: Line) => boolean, node?: Node) {
    let any = false;
    const kept = new Set<string>(node ? [node.entity.id] : []);
    for (const [line, link] of this.links) {
      const lit = chosen(line);
      any ||= lit;
      link.classList.toggle("lit", lit);
      if (lit) { kept.add(line.from.entity.id); kept.add(line.to.entity.id); }
    }

    this.drawing.classList.toggle("choosing", any || node !== undefined);
    for (const drawn of this.drawing.querySelectorAll<SVGAElement>(".node")) drawn.classList.toggle("lit", kept.has(drawn.dataset.id!));
  }
}

type Node1 = globalThis.Node | string;

customElements.define("quipu-network", NetworkElement);
