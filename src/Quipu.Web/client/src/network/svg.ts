/** A piece of a drawing, before it is on a screen or in a file. Attributes keep the order in which they were given. */
export interface Shape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number | null | undefined>>;
  readonly children: readonly (Shape | string)[];
}

export function shape(tag: string, attributes: Shape['attributes'] = {}, ...children: readonly (Shape | string | null)[]): Shape {
  return { tag, attributes, children: children.filter(c => c !== null) };
}

/** A number for a drawing: to a tenth, so that the same drawing is the same bytes. */
export function at(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** The drawing as text of an SVG file. */
export function toMarkup(drawn: Shape | string): string {
  if (typeof drawn === 'string') return escape(drawn);
  const attributes = Object.entries(drawn.attributes).filter(([, v]) => v !== null && v !== undefined).map(([k, v]) => ` ${k}="${escape(String(v))}"`).join('');
  return drawn.children.length === 0 ? `<${drawn.tag}${attributes}/>` : `<${drawn.tag}${attributes}>${drawn.children.map(toMarkup).join('')}</${drawn.tag}>`;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element what the drawing says. Elements stay where they are, so that what has the focus keeps it. */
export function patch(element: Element, drawn: Shape): void {
  for (const { name } of [...element.attributes]) if ((drawn.attributes[name] ?? null) === null) element.removeAttribute(name);
  for (const [name, value] of Object.entries(drawn.attributes)) {
    if (value !== null && value !== undefined && element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
  }
  drawn.children.forEach((child, i) => {
    const old = element.childNodes[i];
    if (typeof child === 'string') {
      if (old instanceof Text) {
        if (old.data !== child) old.data = child;
      } else replace(element, old, document.createTextNode(child));
    } else if (old instanceof Element && old.tagName === child.tag) patch(old, child);
    else replace(element, old, make(child));
  });
  while (element.childNodes.length > drawn.children.length) element.lastChild?.remove();
}

function make(drawn: Shape): Element {
  const element = document.createElementNS(SVG, drawn.tag);
  patch(element, drawn);
  return element;
}

function replace(parent: Element, old: ChildNode | undefined, next: Node): void {
  if (old) old.replaceWith(next);
  else parent.append(next);
}

function escape(text: string): string {
  // Control characters other than tab and line ends have no place in XML at all.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
}
