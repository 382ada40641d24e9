// <quipu-drop>: files and folders dropped anywhere on the page are handed in as if they had been chosen in its form, each under its path in what was dropped.
interface Found {
  readonly file: File;
  readonly path: string;
}

class QuipuDrop extends HTMLElement {
  readonly #off = new AbortController();
  #sending = false;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const { signal } = this.#off;
    this.#say('hint');
    document.addEventListener('dragover', e => {
      if (!holdsFiles(e)) return;
      e.preventDefault();
      this.classList.add('over');
    }, { signal });
    document.addEventListener('dragleave', e => { if (e.relatedTarget === null) this.classList.remove('over'); }, { signal });
    document.addEventListener('drop', e => {
      if (!holdsFiles(e)) return;
      e.preventDefault();
      this.classList.remove('over');
      void this.#drop(form, e.dataTransfer!);
    }, { signal });
  }

  disconnectedCallback(): void {
    this.#off.abort();
  }

  async #drop(form: HTMLFormElement, dropped: DataTransfer): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    this.#say('sending');
    try {
      const found = await filesOf(dropped);
      const body = new FormData();
      for (const hidden of form.querySelectorAll<HTMLInputElement>('input[type=hidden]')) body.append(hidden.name, hidden.value);
      for (const { file, path } of found) body.append('file', file, path);
      const answer = await fetch(form.action, { method: 'POST', body });
      if (!answer.ok) throw new Error((new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main p')?.textContent ?? '').trim());
      location.assign(answer.url);
    } catch (fault) {
      this.#say('failed');
      if (fault instanceof Error && !(fault instanceof TypeError) && fault.message) this.#told!.append(' ', fault.message);
    } finally {
      this.#sending = false;
    }
  }

  get #told(): HTMLElement | null {
    return this.querySelector('.told');
  }

  #say(what: 'hint' | 'sending' | 'failed'): void {
    const told = this.#told;
    if (told) told.textContent = told.dataset[what] ?? '';
  }
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Everything that was dropped, with what lies in folders. The entries must be asked for at once: after the first pause the browser has closed the drop. */
async function filesOf(dropped: DataTransfer): Promise<Found[]> {
  const entries = [...dropped.items].map(i => i.webkitGetAsEntry()).filter(e => e !== null);
  if (entries.length === 0) return [...dropped.files].map(file => ({ file, path: file.name }));
  const found: Found[] = [];
  for (const entry of entries) await walk(entry, '', found);
  return found;
}

async function walk(entry: FileSystemEntry, prefix: string, found: Found[]): Promise<void> {
  const path = prefix + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => { (entry as FileSystemFileEntry).file(resolve, reject); });
    found.push({ file, path });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A folder is told in parts, the last of which is empty.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (part.length === 0) return;
    for (const inner of part) await walk(inner, path + '/', found);
  }
}

customElements.define('quipu-drop', QuipuDrop);
