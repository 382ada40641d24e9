// The sheet: a bitmap larger than what is seen, moved while the view moves and drawn anew, piece by piece, when it is still.
import { pan, zoom, type View } from '../network/camera';
import type { Point } from '../network/layout';
import type { Palette } from '../network/tones';
import type { Crowd } from './data';
import { painting } from './paint';
import { scene, type Scene } from './scene';

/** Drawing may take so much of a frame; after so long without a movement it begins. */
const SHARE = 12, STILL = 140;

export interface Sight {
  /** Drawn over the bitmap at every frame: what is chosen. */
  over(on: CanvasRenderingContext2D, view: View): void;
  /** The bitmap is as the view is. */
  drawn(scene: Scene): void;
}

export class Sheet {
  readonly canvas = document.createElement('canvas');
  view: View = { k: 1, x: 0, y: 0 };
  whole: View = this.view;
  width = 0;
  height = 0;
  #crowd: Crowd | null = null;
  #bitmap: HTMLCanvasElement | null = null;
  #bitmapView: View = this.view;
  #rim = 0;
  #scale = 1;
  #still = 0;
  #frame = 0;
  #job: Generator<void> | null = null;
  readonly #sight: Sight;
  readonly #palette: () => Palette;

  constructor(palette: () => Palette, sight: Sight) {
    this.#palette = palette;
    this.#sight = sight;
  }

  /** Another network, or another dress: the old bitmap stays until the new one is drawn. */
  show(crowd: Crowd): void {
    this.#crowd = crowd;
    this.#begin();
  }

  resize(width: number, height: number): void {
    [this.width, this.height, this.#scale] = [width, height, Math.min(2, devicePixelRatio || 1)];
    this.#rim = Math.round(Math.min(width, height) * 0.4);
    this.canvas.width = Math.round(width * this.#scale);
    this.canvas.height = Math.round(height * this.#scale);
    this.canvas.style.height = `${height}px`;
  }

  look(view: View): void {
    this.view = view;
    this.canvas.style.touchAction = view.k > this.whole.k * 1.02 ? 'none' : 'pan-y';
    this.again();
    this.#job = null;
    clearTimeout(this.#still);
    this.#still = window.setTimeout(() => this.#begin(), STILL);
  }

  pan(dx: number, dy: number): void {
    this.look(pan(this.view, dx, dy));
  }

  zoom(by: number, about: Point): void {
    this.look(zoom(this.view, by, about, this.whole));
  }

  /** Brings a point of the plan to the middle, no farther than `k`. */
  centre(x: number, y: number, k = this.view.k): void {
    this.look({ k, x: this.width / 2 - x * k, y: this.height / 2 - y * k });
  }

  /** The point of the plan under a point of the sheet. */
  plan({ x, y }: Point): Point {
    return { x: (x - this.view.x) / this.view.k, y: (y - this.view.y) / this.view.k };
  }

  /** Shows what is there at the next frame. */
  again(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#blit();
    });
  }

  #blit(): void {
    const on = this.canvas.getContext('2d', { willReadFrequently: true })!;
    on.setTransform(this.#scale, 0, 0, this.#scale, 0, 0);
    on.fillStyle = this.#palette().paper;
    on.fillRect(0, 0, this.width, this.height);
    if (this.#bitmap) {
      const s = this.view.k / this.#bitmapView.k;
      const [x, y] = [this.view.x - (this.#rim + this.#bitmapView.x) * s, this.view.y - (this.#rim + this.#bitmapView.y) * s];
      // What is moved and not drawn yet need not be smooth.
      on.imageSmoothingEnabled = s !== 1;
      on.imageSmoothingQuality = 'low';
      on.drawImage(this.#bitmap, x, y, (this.#bitmap.width / this.#scale) * s, (this.#bitmap.height / this.#scale) * s);
    }
    this.#sight.over(on, this.view);
  }

  #begin(): void {
    if (!this.#crowd || this.width === 0) return;
    const [made, view] = [document.createElement('canvas'), this.view];
    made.width = Math.round((this.width + 2 * this.#rim) * this.#scale);
    made.height = Math.round((this.height + 2 * this.#rim) * this.#scale);
    // Drawn by the processor, so that every piece is done when it is over and the frame that shows it has nothing left to do.
    const on = made.getContext('2d', { willReadFrequently: true, alpha: false })!;
    on.setTransform(this.#scale, 0, 0, this.#scale, this.#rim * this.#scale, this.#rim * this.#scale);
    const of = scene(this.#crowd, view, { width: this.width, height: this.height, rim: this.#rim });
    const job = painting(on, of, this.#palette());
    this.#job = job;
    const step = (): void => {
      if (this.#job !== job) return;
      const until = performance.now() + SHARE;
      while (performance.now() < until) {
        const done = job.next().done === true;
        on.getImageData(0, 0, 1, 1);
        if (!done) continue;
        [this.#bitmap, this.#bitmapView, this.#job] = [made, view, null];
        this.#blit();
        this.#sight.drawn(of);
        return;
      }
      requestAnimationFrame(step);
    };
    step();
  }
}
