import type { Structure } from '#domain/kinds/structure.ts';
import { contentLines, escaped } from './contentLines.ts';

/**
 * Structures as vCard 4.0, each an organisation. Of people, nothing. `pageOf`: the address of its page, a URI by which
 * a second file is known to speak of the same (RFC 6350, §6.7.6).
 */
export const vcards = (
  structures: readonly Structure[],
  kindOf: (one: Structure) => string,
  pageOf: (one: Structure) => string,
): string => structures.map((one) => vcard(one, kindOf(one), pageOf(one))).join('');

function vcard(one: Structure, kind: string, page: string): string {
  const { position, site, about } = one;
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:org',
    `UID:${page}`,
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
  return contentLines([...lines, 'END:VCARD']);
}
