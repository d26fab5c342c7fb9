/**
 * The families of structures, in the order in which they are always shown.
 * French names: collectivité, opérateur de service public, tête de réseau, équipement de proximité,
 * association, État, établissement scolaire, entreprise, habitants.
 */
export const STRUCTURE_KINDS = [
  'localAuthority',
  'publicServiceOperator',
  'networkLead',
  'localFacility',
  'association',
  'state',
  'school',
  'company',
  'residents',
] as const;

export type StructureKind = (typeof STRUCTURE_KINDS)[number];

export const isStructureKind = (text: unknown): text is StructureKind =>
  STRUCTURE_KINDS.includes(text as StructureKind);
