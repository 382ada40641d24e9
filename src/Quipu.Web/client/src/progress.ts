// <quipu-progress>: how a reading goes that runs now; when it ends, the page is loaded anew.

class Progress extends HTMLElement {
  private timer = 0;

  connectedCallback() { this.timer = window.setInterval(() => void this.ask(), 1500); }

  disconnectedCallback() { window.clearInterval(this.timer); }

  private async ask() {
    try {
      const answer = await fetch("/work.json", { headers: { accept: "application/json" } });
      const { running, line } = await answer.json() as { running: boolean; line?: string };
      const place = this.querySelector(".progress");
      if (place && line) place.textContent = line;
      if (!running) { window.clearInterval(this.timer); this.done(); }
    } catch {
      window.clearInterval(this.timer); // The server is gone; the page stays as it is.
    }
  }

  /** A page with a half-filled form is not taken from under its writer. */
  private done() {
    if (document.querySelector("form.correction") || document.activeElement?.matches("input, select, textarea")) this.remove();
    else location.reload();
  }
}

customElements.define("quipu-progress", Progress);
