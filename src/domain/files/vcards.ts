import type { Structure } from '../kinds/structure.ts';

const END = '\r\n';
const LONGEST_LINE = 75;

/** RFC 6350, §3.4: what a text may not hold as it is. */
const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/([,;])/g, '\\$1');

/** RFC 6350, §3.2: lines of 75 octets at most, cut between letters; each next one begins with a space. */
function folded(line: string): string {
  const bytes = new TextEncoder();
  const lines: string[] = [];
  let [now, octets] = ['', 0];
  for (const letter of line) {
    const more = bytes.encode(letter).length;
    if (octets + more > LONGEST_LINE) {
      lines.push(now);
      [now, octets] = [' ', 1];
    }
    now += letter;
    octets += more;
  }
  return [...lines, now].join(END);
}

/** Structures as vCard 4.0, each an organisation. Of people, nothing. */
export const vcards = (structures: readonly Structure[], kindOf: (one: Structure) => string): string =>
  structures.map((one) => vcard(one, kindOf(one))).join('');

function vcard(one: Structure, kind: string): string {
  const { position, site, about } = one;
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:org',
    `UID:${escaped(one.id)}`,
    `FN:${escaped(one.name)}`,
    `ORG:${escaped(one.name)}`,
    `CATEGORIES:${escaped(kind)}`,
  ];
  if (one.address !== null || one.commune !== null || one.postalCode !== null)
    lines.push(
      `ADR:;;${[one.address, one.commune, '', one.postalCode, ''].map((part) => escaped(part ?? '')).join(';')}`,
    );
  if (site !== null) lines.push(`URL:${site}`);
  if (position !== null) lines.push(`GEO:geo:${position.latitude},${position.longitude}`);
  if (about !== null) lines.push(`NOTE:${escaped(about)}`);
  for (const { scheme, value } of one.identifiers) lines.push(`X-${scheme.toUpperCase()}:${escaped(value)}`);
  return [...lines, 'END:VCARD'].map((line) => folded(line) + END).join('');
}
