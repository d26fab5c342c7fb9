/** Addresses of the invitations made on this device, by invitation. The server keeps only a hash of them. */
export type KeptLinks = Readonly<Record<string, string>>;

const keyOf = (slug: string): string => `terreau-links-${slug}`;

type Keep = Pick<Storage, 'getItem' | 'setItem'>;

export function readLinks(slug: string, keep: () => Keep): KeptLinks {
  try {
    const raw: unknown = JSON.parse(keep().getItem(keyOf(slug)) ?? 'null');
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return {};
    return Object.fromEntries(Object.entries(raw).filter(([, url]) => typeof url === 'string'));
  } catch {
    return {};
  }
}

/** Keeps the addresses of those that still open a door, and forgets the others. */
export function keepLinks(
  slug: string,
  links: KeptLinks,
  living: ReadonlySet<string>,
  keep: () => Keep,
): KeptLinks {
  const kept = Object.fromEntries(Object.entries(links).filter(([id]) => living.has(id)));
  try {
    keep().setItem(keyOf(slug), JSON.stringify(kept));
  } catch {
    return kept;
  }
  return kept;
}
