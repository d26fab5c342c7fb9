import { STRUCTURE_KINDS, type StructureKind } from './structureKinds.ts';

/**
 * The codes of the national schema of places (lieux de médiation numérique 1.0.2, « typologie »), by our family.
 * The schema writes « Autre » where a card holds `AUTRE`.
 */
const CODES: Readonly<Record<StructureKind, string>> = {
  localAuthority: 'CC CCAS CCONS CD CDAS CIAS DEPT EPCI MDS MUNI REG CMS',
  publicServiceOperator: 'AFPA CAF CAP_EMPLOI CPAM FT LA_POSTE MDPH MSA OPCS',
  networkLead: 'UDAF FAIS PLIE',
  localFacility:
    'BIB CS CSC ENM EPI EPN EVS FABLAB FABRIQUE MDE MDEF MDH MJC ML MQ MSAP PAD PI PIJ_BIJ PIMMS RELAIS_LECTURE RESSOURCERIE RFS TIERS_LIEUX CITMET',
  association:
    'ACI ACIPHC AI ASE ASSO ASSO_CHOMEUR AUTRE AVIP CAARUD CADA CAVA CHRS CHU CIDFF CMP CPH CSAPA EA EATT EI EITI ES ESAT ESS ETTI GEIQ HUDA OACAS ODC OIL PENSION PREVENTION RS_FJT SCP',
  state: 'CFP DEETS DIPLP PJJ PREF SPIP',
  school: 'E2C EPIDE OF',
  company: '',
  residents: '',
};

const KINDS: ReadonlyMap<string, StructureKind> = new Map(
  STRUCTURE_KINDS.flatMap((kind) =>
    CODES[kind]
      .split(' ')
      .filter(Boolean)
      .map((code) => [code, kind] as const),
  ),
);

export const TYPOLOGIES: readonly string[] = [...KINDS.keys()].sort();

/** Names that the list bore before. */
const FORMER: Readonly<Record<string, string>> = {
  PE: 'FT',
  POLE_EMPLOI: 'FT',
  FRANCE_TRAVAIL: 'FT',
  MSAP: 'RFS',
  FRANCE_SERVICES: 'RFS',
  MAIRIE: 'MUNI',
};

/** The code of a card, from what a file says (« Pôle emploi », « msap », « Autre »); null when the list has no such one. */
export function typologyFrom(written: string): string | null {
  const code = written
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toUpperCase()
    .replace(/[\s'’-]+/g, '_');
  const now = FORMER[code] ?? code;
  return KINDS.has(now) ? now : null;
}

/** As the national schema writes the code of a card. */
export const writtenTypology = (code: string): string => (code === 'AUTRE' ? 'Autre' : code);

/** Our family of a code; null for one that the list does not have. */
export const kindOfTypology = (code: string): StructureKind | null => KINDS.get(code) ?? null;
