/** What a door says of families, roles and licences: where one comes in, invites or adds a structure. */
export const fr = {
  structureKindHints: {
    localAuthority: 'commune, communauté de communes, département, région',
    publicServiceOperator: 'CAF, France Travail, MSA, La Poste…',
    networkLead: 'hub, fédération, union',
    localFacility: 'centre social, médiathèque, tiers-lieu, France services…',
    association: 'association locale ou nationale',
    state: 'préfecture, services de l’État',
    school: 'école, collège, lycée, université',
    company: 'entreprise, coopérative',
    residents: 'une habitante, un habitant',
  },
  roleHints: {
    organiser: 'Organise les questions, écrit les thèmes, invite.',
    partner: 'Pose des questions, dit « nous aussi ».',
    reader: 'Lit tout l’espace, sans écrire.',
  },
  licences: {
    'etalab-2.0': 'Licence Ouverte 2.0',
    'cc-by-sa-4.0': 'CC BY-SA 4.0',
    'cc0-1.0': 'CC0 (domaine public)',
  },
  licenceHints: {
    'etalab-2.0': 'Chacun peut réutiliser en citant l’espace. Le choix des collectivités.',
    'cc-by-sa-4.0': 'Chacun peut réutiliser en citant l’espace et en partageant de même.',
    'cc0-1.0': 'Chacun peut réutiliser sans condition.',
  },
  licenceLinks: {
    'etalab-2.0': 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    'cc-by-sa-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/deed.fr',
    'cc0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/deed.fr',
  },
};

export type DoorWords = typeof fr;
