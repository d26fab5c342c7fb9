import type { SheetList } from '../../kinds/sheetLine.ts';

/** Where the sheet of a workshop stands: each line is an entry that names its theme (ADR 0021). */
export const SHEET_ROOTS = ['spines', 'carriers', 'steps', 'sheetLines'] as const;
export type SheetRoot = (typeof SHEET_ROOTS)[number];

export interface SheetPlace {
  readonly root: SheetRoot;
  readonly id: string;
}

/** The parts of a sheet, as it is read: of the lines, each list is one. */
export const SHEET_PARTS = ['spines', 'carriers', 'steps', 'equipment', 'bringBack'] as const;
export type SheetPart = Exclude<SheetRoot, 'sheetLines'> | SheetList;

/** The part that an entry of a sheet belongs to, by what stands in it. */
export const partOf = (root: SheetRoot, fields: Readonly<Record<string, unknown>>): SheetPart =>
  root !== 'sheetLines' ? root : fields.list === 'bringBack' ? 'bringBack' : 'equipment';
