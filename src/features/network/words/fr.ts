import type { MobilisationState } from '#domain/kinds/structure.ts';
import type { StructureKind } from '#domain/structureKinds.ts';
import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr');
const list = new Intl.ListFormat('fr');
const day = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', year: 'numeric' });
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

/** « Réseau » : qui a amené qui, qui partage des questions avec qui, et où. */
export const fr = {
  title: 'Réseau',
  lead: 'Qui a amené qui, qui partage des questions, et où. Le tableau dit la même chose.',
  what: 'Ce que montre le dessin',
  brought: 'Qui a amené qui',
  sharing: 'Qui partage des questions',
  map: 'Où sont les structures',
  tied: 'Montrer qui a amené qui',
  noGround: 'Le fond de la carte n’est pas encore sur cet appareil. Il viendra avec le réseau.',
  unnamed: 'Certains noms ne tiennent pas sur la carte. Le tableau les donne tous.',
  groundSource: 'Fond schématique d’après les communes : IGN, Admin Express 2017, Licence Ouverte.',
  unknownPlace: 'Sans lieu connu',
  unknownPlaceWhy: 'Leur commune n’est pas dite sur leur fiche.',
  farPlace: 'Hors de la carte',
  nowhere: 'Aucune de ces structures n’a de lieu connu.',
  family: 'Famille',
  everyFamily: 'Toutes',
  stage: 'Étape',
  everyStage: 'Toutes',
  stages: {
    thoughtOf: 'à qui nous pensons',
    contacted: 'contactée',
    notConcerned: 'ne se sent pas concernée',
    interested: 'intéressée',
    involved: 'partie prenante',
    coOrganiser: 'co-organisatrice',
    dormant: 'en veille',
  } satisfies Record<MobilisationState, string>,
  letters: {
    localAuthority: 'C',
    publicServiceOperator: 'O',
    networkLead: 'T',
    localFacility: 'P',
    association: 'A',
    state: 'É',
    school: 'S',
    company: 'E',
    residents: 'H',
  } satisfies Record<StructureKind, string>,
  shown: (n: number): string => (n === 0 ? 'Aucune structure.' : count(n, 'structure', 'structures')),
  drawing: 'Dessin du réseau',
  keys: 'Flèches : suivre les liens. Entrée : ouvrir la structure. Plus, moins et zéro : agrandir, réduire, tout voir.',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  fit: 'Tout voir',
  zoom: (percent: number): string => `${number.format(percent)} %`,
  save: 'Emporter',
  saveSvg: 'Dessin (SVG)',
  savePng: 'Image (PNG)',
  print: 'Imprimer',
  saveFailed: 'L’image n’a pas pu être faite. Le dessin SVG, lui, fonctionne.',
  fileName: 'reseau',
  under: (at: number, licence: string): string => `${day.format(at)}. Licence : ${licence}.`,
  legend: 'Légende',
  onlyStrong: 'Le dessin montre les liens les plus forts de chaque structure. Le tableau les compte tous.',
  table: 'Le réseau en tableau',
  structure: 'Structure',
  by: 'Amenée par',
  byItself: 'venue d’elle-même',
  hasBrought: 'A amené',
  nobody: 'personne encore',
  sharesWith: 'Partage des questions avec',
  nobodyYet: 'personne encore',
  andOthers: (names: readonly string[], others: number): string =>
    others === 0 ? list.format(names) : `${names.join(', ')} et ${count(others, 'autre', 'autres')}`,
  withCount: (name: string, questions: number): string => `${name} (${number.format(questions)})`,
  spot: (name: string, family: string, stage: string, links: number): string =>
    `${name}, ${family}, ${stage}, ${count(links, 'lien', 'liens')}`,
  empty: 'Aucune structure n’est encore là. Le réseau se dessine quand elles arrivent.',
  nothing: 'Aucune structure ne correspond à ce choix.',
  noSharing: 'Aucune question n’est encore partagée entre ces structures.',
};

export type NetworkWords = typeof fr;
