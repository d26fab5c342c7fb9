import type { Trade } from '#domain/kinds/backstage/index.ts';
import type { QuestionSource } from '#domain/kinds/question.ts';
import type { MobilisationState } from '#domain/kinds/structure.ts';
import type { ResourceType } from '#features/needs/domain/resourceTypes.ts';
import type { StructureKind } from '#domain/structureKinds.ts';

/** The vocabularies of the demo file, in the words of the code. */
const KINDS: Readonly<Record<string, StructureKind>> = {
  collectivite: 'localAuthority',
  'operateur-service-public': 'publicServiceOperator',
  'tete-de-reseau': 'networkLead',
  'equipement-de-proximite': 'localFacility',
  association: 'association',
  etat: 'state',
  'etablissement-scolaire': 'school',
  entreprise: 'company',
  habitants: 'residents',
};

const STATES: Readonly<Record<string, MobilisationState>> = {
  'a-contacter': 'thoughtOf',
  contacte: 'contacted',
  interesse: 'interested',
  engage: 'involved',
  'co-organisateur': 'coOrganiser',
  'en-veille': 'dormant',
};

const SOURCES: Readonly<Record<string, QuestionSource>> = {
  saisie: 'typed',
  'carte-papier': 'paperCard',
  telephone: 'phone',
  photo: 'paperCard',
  import: 'import',
};

const RESOURCES: Readonly<Record<string, ResourceType>> = {
  contact: 'people',
  'savoir-faire': 'tool',
  dispositif: 'scheme',
  materiel: 'equipment',
  lieu: 'place',
  financement: 'funding',
};

const TRADES: Readonly<Record<string, Trade>> = {
  programmation: 'programming',
  communication: 'communication',
  regie: 'stage',
};

/** A word the file does not share with us is a mistake in the file, found by the first test that seeds it. */
const translated =
  <T>(table: Readonly<Record<string, T>>) =>
  (word: string): T => {
    const found = table[word];
    if (found === undefined) throw new Error(`The demo file says « ${word} », which means nothing here`);
    return found;
  };

export const structureKindOf = translated(KINDS);
export const mobilisationOf = translated(STATES);
export const resourceTypeOf = translated(RESOURCES);
export const questionSourceOf = translated(SOURCES);
export const tradeOf = translated(TRADES);
