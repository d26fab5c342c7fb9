import { createHash, randomBytes } from 'node:crypto';

/** Where secrets come from: the machine's own chance, or a puppet in a test. */
export type RandomBytes = (length: number) => Uint8Array;

export const machineChance: RandomBytes = (length) => randomBytes(length);

const inAddress = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** 256 bits, in letters that fit in an address or a cookie. Whoever holds it is let in. */
export const freshSecret = (random: RandomBytes): string => inAddress(random(32));

/** 96 bits: the name of an account or a pen. No secret, and never two alike. */
export const freshName = (random: RandomBytes): string => inAddress(random(12));

/** 64 bits for what somebody may have to type: digits and small letters, one word to a mouse or a shell. */
export const typeableName = (random: RandomBytes): string => Buffer.from(random(8)).toString('hex');

/** What the store keeps of a secret. A secret of 256 bits needs no salt and no slow hash. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
