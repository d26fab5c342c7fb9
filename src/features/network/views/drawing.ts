import type { ItemId } from '#domain/ids.ts';
import type { StructureKind } from '#domain/structureKinds.ts';

/** A structure as it is to be drawn. */
export interface Drawn {
  readonly id: ItemId;
  readonly name: string;
  readonly kind: StructureKind;
}

/** Where a name stands, from the middle of what it names. */
export interface Label {
  readonly dx: number;
  readonly dy: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Spot extends Drawn {
  readonly x: number;
  readonly y: number;
  /** Where the structure really is, when its sign had to stand beside. */
  readonly pin?: { readonly x: number; readonly y: number };
  /** Where names are placed one by one; null where there is no room for this one. */
  readonly label?: Label | null;
}

export interface Line {
  readonly from: ItemId;
  readonly to: ItemId;
  /** What an SVG path says. */
  readonly path: string;
  readonly width: number;
}

/** A picture of the network, in pixels at its natural size. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly spots: readonly Spot[];
  readonly lines: readonly Line[];
  /** Names stand beside their sign, or under it, or each where there is room. */
  readonly names: 'beside' | 'under' | 'placed';
  /** What the spots of a map stand on. */
  readonly ground?: {
    readonly path: string;
    readonly towns: readonly {
      readonly x: number;
      readonly y: number;
      readonly name: string;
      readonly label: Label;
    }[];
  };
}

/** Names longer than this are cut in the drawing; the table has them whole. */
const LONGEST_NAME = 26;
export const shortName = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;

/** How far a sign reaches from its middle. */
export const SIGN = 13;

/** Where the name of a spot stands; null where it is not written. */
export function labelOf(
  { names }: Pick<Drawing, 'names'>,
  { label = null }: Pick<Spot, 'label'>,
): Label | null {
  if (names === 'placed') return label;
  return names === 'beside'
    ? { dx: SIGN + 7, dy: 5, anchor: 'start' }
    : { dx: 0, dy: SIGN + 17, anchor: 'middle' };
}

/** A family by its shape and a letter, so that colour is never needed. */
export const SIGNS: Readonly<
  Record<StructureKind, { readonly shape: 'circle' | 'square' | 'diamond' | 'hexagon'; readonly hue: Hue }>
> = {
  localAuthority: { shape: 'square', hue: 'water' },
  publicServiceOperator: { shape: 'square', hue: 'plum' },
  state: { shape: 'square', hue: 'ink' },
  networkLead: { shape: 'hexagon', hue: 'clay' },
  company: { shape: 'hexagon', hue: 'ink' },
  localFacility: { shape: 'diamond', hue: 'moss' },
  school: { shape: 'diamond', hue: 'water' },
  association: { shape: 'circle', hue: 'moss' },
  residents: { shape: 'circle', hue: 'clay' },
};
export type Hue = 'moss' | 'water' | 'plum' | 'clay' | 'ink';

/** The outline of a sign around the origin. */
export function outline(kind: StructureKind): string {
  const r = SIGN;
  switch (SIGNS[kind].shape) {
    case 'square':
      return `M${-r + 2} ${-r + 2}H${r - 2}V${r - 2}H${-r + 2}Z`;
    case 'diamond':
      return `M0 ${-r - 2}L${r + 2} 0L0 ${r + 2}L${-r - 2} 0Z`;
    case 'hexagon':
      return `M${-r} 0L${-r / 2} ${-r}H${r / 2}L${r} 0L${r / 2} ${r}H${-r / 2}Z`;
    case 'circle':
      return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
  }
}
