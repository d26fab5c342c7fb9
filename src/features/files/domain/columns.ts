import { fold } from '#domain/fold.ts';

/** Lieux de médiation numérique 1.0.2, in its order. */
export const NATIONAL_COLUMNS = [
  'id',
  'pivot',
  'nom',
  'commune',
  'code_postal',
  'code_insee',
  'adresse',
  'complement_adresse',
  'latitude',
  'longitude',
  'typologie',
  'telephone',
  'courriels',
  'site_web',
  'horaires',
  'presentation_resume',
  'presentation_detail',
  'source',
  'itinerance',
  'structure_parente',
  'date_maj',
  'services',
  'publics_specifiquement_adresses',
  'prise_en_charge_specifique',
  'frais_a_charge',
  'dispositif_programmes_nationaux',
  'formations_labels',
  'autres_formations_labels',
  'modalites_acces',
  'modalites_accompagnement',
  'fiche_acces_libre',
  'prise_rdv',
] as const;
export type NationalColumn = (typeof NATIONAL_COLUMNS)[number];

/** Those that a card reads into fields of its own, and those that it never takes (`CONTACT_COLUMNS`). */
const READ_APART = [
  'pivot',
  'nom',
  'commune',
  'code_postal',
  'code_insee',
  'adresse',
  'latitude',
  'longitude',
  'typologie',
  'telephone',
  'courriels',
  'site_web',
  'presentation_resume',
] as const satisfies readonly NationalColumn[];

/** The columns of the national schema that a card keeps as they stand in a file. */
export type MediationColumn = Exclude<NationalColumn, (typeof READ_APART)[number]>;
export const MEDIATION_COLUMNS: readonly MediationColumn[] = NATIONAL_COLUMNS.filter(
  (one): one is MediationColumn => !READ_APART.some((apart) => apart === one),
);

/** How to reach somebody: personal, so that the commons never takes it. It goes to contacts, when somebody asks for it. */
export const CONTACT_COLUMNS = ['contact', 'telephone', 'courriels'] as const;
export type ContactColumn = (typeof CONTACT_COLUMNS)[number];

/** What a column of a file may tell of a structure: a column of the national schema, or one of ours. */
export const OUR_COLUMNS = ['terreau', 'famille', 'siret', 'rna', 'ridet', 'actions'] as const;
export type ImportColumn = NationalColumn | (typeof OUR_COLUMNS)[number] | ContactColumn;

export const IMPORT_COLUMNS: readonly ImportColumn[] = [
  'nom',
  'famille',
  'typologie',
  'commune',
  'code_postal',
  'code_insee',
  'adresse',
  'siret',
  'rna',
  'ridet',
  'pivot',
  'site_web',
  'presentation_resume',
  'actions',
  'latitude',
  'longitude',
  'terreau',
  ...CONTACT_COLUMNS,
  ...MEDIATION_COLUMNS,
];

/** For each column of a file, what it tells; null where it is not used. */
export type Mapping = readonly (ImportColumn | null)[];

/** What directories call these things, folded, without signs. */
const NAMES: Readonly<Partial<Record<ImportColumn, readonly string[]>>> = {
  nom: [
    'nom de la structure',
    'nom du lieu',
    'nom structure',
    'structure',
    'raison sociale',
    'denomination',
    'organisme',
    'etablissement',
    'association',
    'intitule',
    'name',
  ],
  famille: ['family', 'famille de structure', 'categorie', 'type de structure'],
  typologie: ['kind of place', 'typologie de structure', 'type'],
  commune: ['ville', 'nom commune', 'nom de la commune', 'localite', 'city', 'town'],
  code_postal: ['cp', 'postal code', 'code post', 'c p', 'zip'],
  code_insee: [
    'insee',
    'code commune',
    'code insee commune',
    'code commune insee',
    'code of the town insee',
    'cog',
  ],
  adresse: ['adresse postale', 'rue', 'voie', 'adresse 1', 'address', 'siege social'],
  siret: ['n siret', 'no siret', 'numero siret', 'siret siege', 'num siret'],
  rna: ['n rna', 'numero rna', 'rna waldec', 'waldec'],
  ridet: ['n ridet', 'numero ridet'],
  pivot: ['siret ou rna', 'identifiant national'],
  site_web: ['site', 'site internet', 'url', 'web', 'website', 'adresse internet', 'adresse web'],
  presentation_resume: ['presentation', 'description', 'resume', 'objet', 'about', 'ce qu elle fait'],
  actions: ['ses actions', 'activites', 'activite', 'missions'],
  contact: [
    'nom du contact',
    'personne contact',
    'personne a contacter',
    'interlocuteur',
    'interlocutrice',
    'referent',
    'referente',
    'contact name',
  ],
  telephone: ['tel', 'numero de telephone', 'n de telephone', 'phone', 'portable', 'mobile', 'standard'],
  courriels: ['courriel', 'mail', 'mails', 'email', 'e mail', 'adresse mail', 'adresse electronique', 'mel'],
  latitude: ['lat', 'y wgs84'],
  longitude: ['long', 'lon', 'lng', 'x wgs84'],
  terreau: ['identifiant terreau', 'terreau identifier'],
  complement_adresse: ['complement d adresse', 'complement', 'adresse 2'],
  horaires: ['horaires d ouverture', 'ouverture'],
  presentation_detail: ['presentation detaillee'],
  autres_formations_labels: ['labels autres'],
  dispositif_programmes_nationaux: ['labels nationaux', 'dispositifs programmes nationaux'],
  frais_a_charge: ['frais', 'tarifs'],
  date_maj: ['mise a jour', 'date de mise a jour'],
  structure_parente: ['structure porteuse'],
  prise_rdv: ['rendez vous', 'prise de rdv', 'prise de rendez vous'],
};

const plain = (header: string): string =>
  fold(header)
    .replace(/[^a-z\d]+/g, ' ')
    .trim();

const KNOWN: ReadonlyMap<string, ImportColumn> = new Map(
  IMPORT_COLUMNS.flatMap((column) =>
    [column.replaceAll('_', ' '), ...(NAMES[column] ?? [])].map((name) => [name, column] as const),
  ),
);

/** What each header seems to mean. A meaning is given once, to the first that claims it by its exact name, else to the first. */
export function guessColumns(headers: readonly string[]): Mapping {
  const exact = (header: string): ImportColumn | null => {
    const name = plain(header).replaceAll(' ', '_');
    return IMPORT_COLUMNS.find((column) => column === name) ?? null;
  };
  const taken = new Set(headers.map(exact).filter((column) => column !== null));
  const given = new Set<ImportColumn>();
  return headers.map((header) => {
    const own = exact(header);
    const column = own ?? KNOWN.get(plain(header)) ?? null;
    if (column === null || given.has(column) || (own === null && taken.has(column))) return null;
    given.add(column);
    return column;
  });
}

/** Whether a file is of the national schema: the columns that it cannot do without are there. */
export const isNational = (headers: readonly string[]): boolean => {
  const names = new Set(headers.map((header) => header.trim().toLowerCase()));
  return ['nom', 'commune', 'code_postal', 'adresse'].every((column) => names.has(column));
};
