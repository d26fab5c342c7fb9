import type { StructureKind } from '#domain/structureKinds.ts';
import { pluralFr as plural } from '../plural.ts';

interface Voiced {
  readonly kind: StructureKind;
  readonly structures: number;
  readonly unnamedVoice: boolean;
}

const NAMES: Readonly<Record<StructureKind, readonly [string, string]>> = {
  localAuthority: ['collectivité', 'collectivités'],
  publicServiceOperator: ['service public', 'services publics'],
  networkLead: ['tête de réseau', 'têtes de réseau'],
  localFacility: ['lieu de proximité', 'lieux de proximité'],
  association: ['association', 'associations'],
  state: ['service de l’État', 'services de l’État'],
  school: ['établissement scolaire', 'établissements scolaires'],
  company: ['entreprise', 'entreprises'],
  residents: ['collectif d’habitants', 'collectifs d’habitants'],
};

const named = (kind: StructureKind, n: number): string => plural(n, ...NAMES[kind]);

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} et ${parts.at(-1)}`;

const voice = ({ kind, structures, unnamedVoice }: Voiced): string =>
  list([
    ...(structures > 0 ? [`${structures} ${named(kind, structures)}`] : []),
    ...(unnamedVoice
      ? [kind === 'residents' ? 'des habitants' : `une voix sans nom (${named(kind, 1)})`]
      : []),
  ]);

export const fr = {
  /** Beside a count: « 2 *associations* ». */
  short: (kind: StructureKind, n: number): string => (kind === 'residents' ? 'habitants' : named(kind, n)),
  missing: (kind: StructureKind): string => `${named(kind, 1)} : aucune voix encore`,
  /** Beside families that a tap opens: those without a voice. */
  noVoice: (kinds: readonly StructureKind[]): string =>
    `Aucune voix encore : ${list(kinds.map((kind) => named(kind, 1)))}.`,
  sentence: (voiced: readonly Voiced[], missing: readonly StructureKind[]): string => {
    const asking =
      voiced.length === 0
        ? 'Aucune famille ne la porte encore.'
        : `Se la posent : ${list(voiced.map(voice))}.`;
    return missing.length === 0
      ? asking
      : `${asking} Pas encore : ${list(missing.map((kind) => named(kind, 1)))}.`;
  },
};

export type FamilyWords = typeof fr;
