import type { ResourceType } from '../domain/resourceTypes.ts';
import type { MatchState } from '../domain/match.ts';
import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr');
const list = new Intl.ListFormat('fr');
const day = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', year: 'numeric' });
const quoted = (words: readonly string[]): string => list.format(words.map((one) => `« ${one} »`));

/** Ce que l'on cherche, ce que l'on peut apporter, et ce qui se rencontre. */
export const fr = {
  title: 'Besoins et ressources',
  lead: 'Qui cherche quoi, qui peut aider. Les rapprochements se proposent, vous décidez.',
  sought: 'Ce qui est cherché',
  brought: 'Ce qui peut être apporté',
  addNeed: 'Dire un besoin',
  addResource: 'Proposer une ressource',
  types: {
    people: 'personnes',
    tool: 'savoir-faire, outil',
    scheme: 'dispositif',
    equipment: 'matériel',
    place: 'lieu',
    funding: 'financement',
  } satisfies Record<ResourceType, string>,
  textNeed: 'Que cherchez-vous ?',
  textResource: 'Que pouvez-vous apporter ?',
  hintNeed: 'Une phrase : quoi, combien, quand.',
  hintResource: 'Une phrase : quoi, à quelles conditions.',
  type: 'De quoi s’agit-il ?',
  typeHint: 'Lu dans vos mots. Changez-le s’il ne convient pas.',
  forStructure: 'Au nom de',
  choose: 'Choisissez une structure',
  staysOf: (structure: string): string => `Signé par ${structure}.`,
  noStructure: 'Un besoin ou une ressource est signé par une structure.',
  addStructure: 'Ajouter ma structure',
  more: 'Préciser le lieu ou le thème',
  placeHint: 'Sans commune, c’est celle de la structure.',
  theme: 'Thème (facultatif)',
  noTheme: 'Aucun thème',
  saveNeed: 'Ajouter ce besoin',
  saveResource: 'Ajouter cette ressource',
  filterType: 'De quoi',
  everyType: 'Tout',
  filterPlace: 'Où',
  everyPlace: 'Partout',
  onlyOpen: 'Seulement ce qui est ouvert',
  found: (needs: number, resources: number): string =>
    `${number.format(needs)} ${plural(needs, 'besoin', 'besoins')}, ${number.format(resources)} ${plural(resources, 'ressource', 'ressources')}`,
  ours: 'Chez nous',
  met: 'Trouvé',
  taken: 'Plus disponible',
  edited: 'modifié depuis',
  edit: 'Modifier',
  sayMet: 'C’est trouvé',
  sayOpen: 'Chercher à nouveau',
  sayTaken: 'Plus disponible',
  sayAvailable: 'À nouveau disponible',
  archive: 'Archiver',
  bringBack: 'Remettre',
  archivedOnes: (n: number): string => `Archivés (${number.format(n)})`,
  aNeed: 'Besoin',
  aResource: 'Ressource',
  proposals: (n: number): string =>
    `${number.format(n)} ${plural(n, 'ressource pourrait répondre', 'ressources pourraient répondre')}`,
  proposalsFor: (n: number): string =>
    `Pourrait servir à ${number.format(n)} ${plural(n, 'besoin', 'besoins')}`,
  match: 'Mettre en relation',
  notFit: 'Ne va pas',
  left: (n: number): string =>
    `${number.format(n)} ${plural(n, 'proposition écartée', 'propositions écartées')}`,
  reasons: {
    alike: (words: readonly string[]): string => `Les deux disent ${quoted(words)}.`,
    type: (type: string): string => `Même sorte : ${type}.`,
    theme: 'Même thème.',
    sameCommune: 'Même commune.',
    sameEpci: 'Même intercommunalité.',
  },
  matches: 'Mises en relation',
  states: {
    proposed: 'proposée',
    inContact: 'en contact',
    done: 'faite',
    didNotWork: 'n’a pas marché',
    unfit: 'écartée',
  } satisfies Record<MatchState, string>,
  acts: {
    inContact: 'Nous sommes en contact',
    done: 'C’est fait',
    didNotWork: 'Cela n’a pas marché',
    proposed: 'Proposer à nouveau',
  },
  whyNot: 'Pourquoi (facultatif)',
  whyNotHint: 'Une phrase qui aidera la prochaine fois.',
  said: (state: string, who: string, at: number): string => `${state}, ${who}, ${day.format(at)}`,
  notCounted: 'Dit par une personne : cela ne compte pour aucune structure.',
  takeBack: 'Retirer',
  life: 'Ce qui s’est passé',
  told: (names: readonly string[]): string =>
    names.length === 0
      ? 'Personne n’est encore désigné pour ces deux structures.'
      : `${list.format(names)} ${plural(names.length, 'le lira', 'le liront')} à l’accueil.`,
  toTalkTo: (names: readonly string[]): string => `Pour en parler : ${list.format(names)}`,
  addedNeed: 'Votre besoin est ajouté.',
  addedResource: 'Votre ressource est ajoutée.',
  saved: 'C’est modifié.',
  archived: 'C’est archivé. Rien n’est perdu.',
  broughtBack: 'C’est remis.',
  stateSaid: 'C’est noté.',
  matched: (told: string): string => `La mise en relation est proposée. ${told}`,
  leftOut: 'C’est écarté. Ce ne sera plus proposé.',
  emptyNeeds: 'Personne n’a encore dit ce qu’il cherche.',
  emptyNeedsHint: 'Dites le premier besoin : une phrase suffit.',
  emptyResources: 'Rien n’est encore proposé.',
  emptyResourcesHint: 'Une salle, un savoir-faire, dix tablettes : une phrase suffit.',
  nothingHere: 'Rien ne correspond à ce choix.',
  seeAll: 'Tous les besoins et ressources',
  of: 'Besoins et ressources',
  seeks: 'Ce qu’elle cherche',
  canBring: 'Ce qu’elle peut apporter',
  nothingOf: 'Cette structure n’a encore rien dit chercher ni pouvoir apporter.',
  news: {
    proposed: (need: string, resource: string): string =>
      `« ${need} » est mis en relation avec « ${resource} ».`,
    inContact: (need: string, resource: string): string => `« ${need} » et « ${resource} » : en contact.`,
    done: (need: string, resource: string): string => `« ${need} » a trouvé : « ${resource} ».`,
    didNotWork: (need: string, resource: string): string =>
      `« ${need} » et « ${resource} » : cela n’a pas marché.`,
    by: (who: string): string => `Dit par ${who}.`,
  },
  somebody: 'une personne du réseau',
  refusals: {
    'offered.empty': 'Écrivez une phrase.',
    'offered.tooLong': 'Une phrase de 280 caractères au plus.',
    'offered.unsigned': 'Choisissez la structure au nom de qui vous écrivez.',
    'match.notTheirs': 'Seules les deux structures, et l’organisation, disent ce qu’il en est.',
    'match.tooLong': '280 caractères au plus.',
    'item.gone': 'Ce n’est plus là.',
    'item.notMine': 'Ces mots appartiennent à une autre personne.',
    notAllowed: 'Ce geste n’est pas possible ici.',
  },
};

export type NeedsWords = typeof fr;
