/** What an act answers: the value, or the reason it was refused. A refusal is a value; a bug is an exception. */
export type Result<T, Why extends string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Why };

export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refused = <Why extends string>(why: Why): { readonly ok: false; readonly why: Why } => ({
  ok: false,
  why,
});
