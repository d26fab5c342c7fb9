/** An act just done: what to say of it, and how to take it back where that can be done at once. */
export interface Done {
  readonly sentence: string;
  readonly undo?: () => void;
}

export type Tell = (done: Done) => void;
