import type { DoorWords } from './fr.ts';

export const en: DoorWords = {
  structureKindHints: {
    localAuthority: 'town, community of towns, département, region',
    publicServiceOperator: 'CAF, France Travail, MSA, La Poste…',
    networkLead: 'hub, federation, union',
    localFacility: 'social centre, library, third place, France services…',
    association: 'local or national association',
    state: 'prefecture, State services',
    school: 'school, college, university',
    company: 'company, cooperative',
    residents: 'somebody who lives here',
  },
  roleHints: {
    organiser: 'Arranges questions, writes themes, invites.',
    partner: 'Asks questions, says “we too”.',
    reader: 'Reads the whole space, without writing.',
  },
  licences: {
    'etalab-2.0': 'Licence Ouverte 2.0',
    'cc-by-sa-4.0': 'CC BY-SA 4.0',
    'cc0-1.0': 'CC0 (public domain)',
  },
  licenceHints: {
    'etalab-2.0': 'Anyone may reuse it and name the space. What local authorities choose.',
    'cc-by-sa-4.0': 'Anyone may reuse it, name the space and share alike.',
    'cc0-1.0': 'Anyone may reuse it without condition.',
  },
  licenceLinks: {
    'etalab-2.0': 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    'cc-by-sa-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/deed.en',
    'cc0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/deed.en',
  },
};
