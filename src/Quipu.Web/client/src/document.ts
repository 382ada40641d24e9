// <quipu-document>: the words of a claim light up when the claim is chosen, and the reverse. The page's numbers and anchors do the same without scripts.

class DocumentMargin extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", event => this.choose(event));
    this.addEventListener("mouseover", event => this.hint(event));
    this.addEventListener("mouseout", () => this.mark([], "near"));
    this.addEventListener("keydown", event => { if (event.key === "Escape") this.light(null, null); });
    window.addEventListener("popstate", () => this.light(new URLSearchParams(location.search).get("claim"), null, false));
  }

  private choose(event: MouseEvent) {
    const at = event.target as Element;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const ref = at.closest<HTMLElement>("[data-ref]");
    const number = at.closest<HTMLElement>(".claim .number");
    if (ref) { event.preventDefault(); this.light(ref.dataset.ref!, "claim"); return; }
    if (number) { event.preventDefault(); this.light(number.closest<HTMLElement>("[data-claim]")!.dataset.claim!, "words"); return; }
    if (at.closest("a, button, input, select, label, summary, form")) return;
    const claim = at.closest<HTMLElement>("[data-claim]");
    if (claim) { this.light(claim.dataset.claim!, "words"); return; }
    const said = at.closest<HTMLElement>("[data-claims]");
    if (said) this.light(this.next(said.dataset.claims!.split(" ")), "claim");
  }

  /** Where several claims rest on the same words, each click leads to the next of them. */
  private next(ids: string[]): string {
    const lit = ids.indexOf(this.querySelector<HTMLElement>(".claim.lit")?.dataset.claim ?? "");
    return ids[(lit + 1) % ids.length]!;
  }

  private hint(event: MouseEvent) {
    const at = event.target as Element;
    const claim = at.closest<HTMLElement>("[data-claim]")?.dataset.claim;
    const said = at.closest<HTMLElement>("[data-claims]")?.dataset.claims;
    this.mark(claim ? [claim] : said ? said.split(" ") : [], "near");
  }

  private light(id: string | null, scrollTo: "claim" | "words" | null, keep = true) {
    this.mark(id ? [id] : [], "lit");
    const claim = id ? document.getElementById("c-" + id) : null;
    const words = id ? document.getElementById("q-" + id) : null;
    const there = scrollTo === "claim" ? claim : scrollTo === "words" ? words : null;
    there?.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    if (scrollTo === "claim" && claim) { claim.tabIndex = -1; claim.focus({ preventScroll: true }); }
    if (!keep) return;
    const address = new URL(location.href);
    if (id) address.searchParams.set("claim", id); else address.searchParams.delete("claim");
    address.hash = "";
    history.replaceState(null, "", address);
  }

  private mark(ids: string[], name: "lit" | "near") {
    for (const old of this.querySelectorAll("." + name)) old.classList.remove(name);
    for (const id of ids) {
      document.getElementById("c-" + id)?.classList.add(name);
      for (const run of this.querySelectorAll(`[data-claims~="${CSS.escape(id)}"]`)) run.classList.add(name);
    }
  }
}

customElements.define("quipu-document", DocumentMargin);
