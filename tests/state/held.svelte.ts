/** What a component makes, without its screen: `leave` is when the component goes. */
export function held<T>(make: () => T): { readonly one: T; readonly leave: () => void } {
  let made: { readonly one: T } | null = null;
  const leave = $effect.root(() => {
    made = { one: make() };
  });
  if (made === null) throw new Error('effects run where the test says « @vitest-environment runes »');
  return { ...(made as { readonly one: T }), leave };
}
