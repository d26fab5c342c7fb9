declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** The name of a space in addresses: lower-case letters, digits and hyphens, 2 to 60 characters. It never changes. */
export type SpaceSlug = Branded<'SpaceSlug'>;

/** Who a member is inside one space. Random; it means nothing outside the server's tables. */
export type AccountId = Branded<'AccountId'>;

/**
 * The prefix of the entries somebody owns. A member holds two: their account id, and a veiled one that
 * no directory lists, for what they ask without a name. `PUBLIC_PEN` signs what came by the public form.
 */
export type Pen = Branded<'Pen'>;

/** The key of an entry in its root. Contributed entries: `<pen>~<random>`; arranged entries: `<random>`. */
export type ItemId = Branded<'ItemId'>;

/** Where random names come from. It is an argument, so that a test can say what chance is. */
export type Chance = () => string;

export const PUBLIC_PEN = 'public' as Pen;

const SEPARATOR = '~';

export const ownedId = (pen: Pen, chance: Chance): ItemId => `${pen}${SEPARATOR}${chance()}` as ItemId;

export const arrangedId = (chance: Chance): ItemId => chance() as ItemId;

/** The pen that owns an entry, or `null` where the entry is nobody's own (an arranged one). */
export function penOf(id: string): Pen | null {
  const end = id.indexOf(SEPARATOR);
  return end > 0 ? (id.slice(0, end) as Pen) : null;
}

/** The two pens of a member: one that the directory links to a name, one that nothing does. */
export interface Pens {
  readonly named: Pen;
  readonly veiled: Pen;
}

/** Whether an entry stands under this one pen. */
export const ownsPen = (pen: string, id: string): boolean => penOf(id) === pen;

export const ownsItem = (pens: Pens, id: string): boolean => {
  const pen = penOf(id);
  return pen !== null && (pen === pens.named || pen === pens.veiled);
};

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])$/;

export const isSpaceSlug = (text: string): text is SpaceSlug => SLUG.test(text);

/** The slug that a name would give, or `null` when nothing usable is left of it (« !!! »). */
export function slugFrom(name: string): SpaceSlug | null {
  const slug = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return isSpaceSlug(slug) ? slug : null;
}
