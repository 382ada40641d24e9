/** Gives the page an island's style sheet. Through the object model, which a strict content policy allows where a style element is refused. */
export function wear(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** Should the page hold still? Then nothing glides. */
export function holdsStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
