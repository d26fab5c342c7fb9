import type { StructureKind } from '#domain/structureKinds.ts';
import { pluralEn as plural } from '../plural.ts';
import type { FamilyWords } from './fr.ts';

const NAMES: Readonly<Record<StructureKind, readonly [string, string]>> = {
  localAuthority: ['local authority', 'local authorities'],
  publicServiceOperator: ['public service', 'public services'],
  networkLead: ['network lead', 'network leads'],
  localFacility: ['local facility', 'local facilities'],
  association: ['association', 'associations'],
  state: ['State service', 'State services'],
  school: ['school', 'schools'],
  company: ['company', 'companies'],
  residents: ['residents’ group', 'residents’ groups'],
};

const named = (kind: StructureKind, n: number): string => plural(n, ...NAMES[kind]);

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

export const en: FamilyWords = {
  short: (kind, n) => (kind === 'residents' ? 'residents' : named(kind, n)),
  missing: (kind) => `${named(kind, 1)}: no voice yet`,
  noVoice: (kinds) => `No voice yet: ${list(kinds.map((kind) => named(kind, 1)))}.`,
  sentence: (voiced, missing) => {
    const voices = voiced.map(({ kind, structures, unnamedVoice }) =>
      list([
        ...(structures > 0 ? [`${structures} ${named(kind, structures)}`] : []),
        ...(unnamedVoice
          ? [kind === 'residents' ? 'people who live here' : `an unnamed voice (${named(kind, 1)})`]
          : []),
      ]),
    );
    const asking = voices.length === 0 ? 'No family asks it yet.' : `Asked by: ${list(voices)}.`;
    return missing.length === 0
      ? asking
      : `${asking} Not yet: ${list(missing.map((kind) => named(kind, 1)))}.`;
  },
};
