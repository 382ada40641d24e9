import type { Picture } from './picture';

/** Canvases end at about this many pixels in the browsers that give them least. */
const MOST_PIXELS = 120e6;
const LONGEST = 16000;

/** Takes down in the log of what left that a picture is about to be saved; throws where that cannot be, and then nothing is saved. */
export type Note = (file: string, sha256: string) => Promise<void>;

export async function saveSvg(picture: Picture, name: string, note: Note): Promise<void> {
  await save(new Blob([picture.markup], { type: 'image/svg+xml' }), `${name}.svg`, note);
}

/** Twice the size of the drawing, so that it prints sharp; less where the browser could not hold it. */
export async function savePng(picture: Picture, name: string, note: Note): Promise<void> {
  const scale = Math.min(2, LONGEST / picture.width, LONGEST / picture.height, Math.sqrt(MOST_PIXELS / (picture.width * picture.height)));
  const url = URL.createObjectURL(new Blob([picture.markup], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/png'));
    if (!blob) throw new Error('no picture');
    await save(blob, `${name}.png`, note);
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function save(blob: Blob, name: string, note: Note): Promise<void> {
  const file = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  await note(file, [...digest].map(b => b.toString(16).padStart(2, '0')).join(''));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
