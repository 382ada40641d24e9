// Looking at a drawing: wheel and fingers zoom, dragging moves, buttons do the same for the keyboard.

export class View {
  private box = { x: 0, y: 0, w: 100, h: 100 };
  private drag: { x: number; y: number } | null = null;

  constructor(private readonly drawing: SVGSVGElement) {
    drawing.addEventListener("wheel", event => { event.preventDefault(); this.zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, event); }, { passive: false });
    drawing.addEventListener("pointerdown", event => { if (!(event.target as Element).closest(".node")) this.drag = { x: event.clientX, y: event.clientY }; });
    window.addEventListener("pointermove", event => this.move(event));
    window.addEventListener("pointerup", () => { this.drag = null; });
  }

  fit() {
    const scene = this.drawing.querySelector<SVGGElement>(".scene")!.getBBox();
    const [width, height] = [this.drawing.clientWidth || 800, this.drawing.clientHeight || 600];
    const scale = Math.max((scene.width + 40) / width, (scene.height + 40) / height, 0.7);
    this.box = { x: scene.x + scene.width / 2 - (width * scale) / 2, y: scene.y + scene.height / 2 - (height * scale) / 2, w: width * scale, h: height * scale };
    this.show();
  }

  zoom(by: number, at?: MouseEvent) {
    const rect = this.drawing.getBoundingClientRect();
    const [fx, fy] = at ? [(at.clientX - rect.left) / rect.width, (at.clientY - rect.top) / rect.height] : [0.5, 0.5];
    const { x, y, w, h } = this.box;
    if ((w * by < 80 && by < 1) || (w * by > 20_000 && by > 1)) return;
    this.box = { x: x + w * fx * (1 - by), y: y + h * fy * (1 - by), w: w * by, h: h * by };
    this.show();
  }

  /** How far a movement on the screen goes in the drawing. */
  get scale() { return this.box.w / (this.drawing.clientWidth || 1); }

  private move(event: PointerEvent) {
    if (!this.drag) return;
    this.box.x -= (event.clientX - this.drag.x) * this.scale;
    this.box.y -= (event.clientY - this.drag.y) * this.scale;
    this.drag = { x: event.clientX, y: event.clientY };
    this.show();
  }

  private show() { this.drawing.setAttribute("viewBox", `${this.box.x.toFixed(1)} ${this.box.y.toFixed(1)} ${this.box.w.toFixed(1)} ${this.box.h.toFixed(1)}`); }
}
