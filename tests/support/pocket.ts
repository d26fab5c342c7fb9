/** A browser's storage of small notes, in memory. `pages` is what is in it. */
export interface Pocket extends Storage {
  readonly pages: Map<string, string>;
}

export function pocket(pages = new Map<string, string>()): Pocket {
  return {
    pages,
    get length() {
      return pages.size;
    },
    key: (n) => [...pages.keys()][n] ?? null,
    getItem: (key) => pages.get(key) ?? null,
    setItem: (key, text) => void pages.set(key, text),
    removeItem: (key) => void pages.delete(key),
    clear: () => pages.clear(),
  };
}

const denied = (): never => {
  throw new DOMException('denied', 'SecurityError');
};

/** A private window that refuses whatever it is asked. */
export const refusing: Storage = {
  get length() {
    return denied();
  },
  key: denied,
  getItem: denied,
  setItem: denied,
  removeItem: denied,
  clear: denied,
};
