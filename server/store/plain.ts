/** The same bytes, plain: a Buffer slices and prints in its own way. */
export const plain = (bytes: Buffer): Uint8Array =>
  new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
