// Small makers of SVG and HTML, and the shapes of nodes: what something is shows in its outline, so that colour is left for the law.

const space = "http://www.w3.org/2000/svg";

export function svg<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Record<string, string | number> = {}, ...children: (Node | string)[]): SVGElementTagNameMap[K] {
  const element = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

export function html<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string> = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const polygon = (r: number, corners: number, turn: number) =>
  Array.from({ length: corners }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / corners;
    return `${i ? "L" : "M"}${(r * Math.cos(angle)).toFixed(2)} ${(r * Math.sin(angle)).toFixed(2)}`;
  }).join("") + "Z";

/** The outline of a node of a type, about the origin. */
export function outline(type: string, r: number): string {
  switch (type) {
    case "Organization": return polygon(r * 1.2, 4, 0);
    case "Company": return polygon(r * 1.25, 4, Math.PI / 4);
    case "PublicBody": return polygon(r * 1.1, 6, 0);
    case "Place": return polygon(r * 1.3, 3, -Math.PI / 2);
    case "Law": return polygon(r * 1.15, 5, -Math.PI / 2);
    case "Event": return polygon(r * 1.1, 8, Math.PI / 8);
    default: return `M${r} 0A${r} ${r} 0 1 1 ${-r} 0A${r} ${r} 0 1 1 ${r} 0Z`;
  }
}

/** Cuts a name so that labels do not run over each other; the whole name stays in its title. */
export const short = (name: string, most = 26) => [...name].length <= most ? name : [...name].slice(0, most - 1).join("").trimEnd() + "…";
