import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr', { maximumFractionDigits: 1 });
const megabytes = (bytes: number): string => `${number.format(bytes / 1_000_000)} Mo`;

/** « Mes données » : mon nom en public, emporter, être effacé. */
export const fr = {
  title: 'Mes données',
  lead: 'Ce que cet espace garde de vous est à vous : décidez, emportez, effacez.',
  all: 'Tout ce que cet espace garde, et pourquoi',
  publicName: 'Mon nom en public',
  publicNameHint:
    'Vos questions posées en votre nom se lisent « une personne du réseau » sur la page publique.',
  consent: 'J’accepte que mon nom paraisse sur la page publique, à côté de mes questions.',
  consentTerms: 'Chacun pourra le lire et le recopier. Vous pouvez retirer cet accord quand vous voulez.',
  given: (day: string): string => `Vous avez donné cet accord le ${day}.`,
  give: 'Montrer mon nom en public',
  withdraw: 'Retirer mon nom de la page publique',
  isGiven: 'Votre nom paraît maintenant sur la page publique.',
  isWithdrawn: 'Votre nom ne paraît plus en public.',
  take: 'Emporter mes données',
  takeHint: 'Votre compte, vos appareils, vos accords et tout ce que vous avez écrit.',
  takeReadable: 'Emporter mes données, à lire',
  takeJson: 'Les mêmes, pour un logiciel (JSON)',
  leave: 'Être effacé de cet espace',
  leaveHint: 'Votre nom disparaît partout. Ce que vous avez écrit peut rester, sans votre nom.',
  leaveStart: 'Me faire effacer…',
  leaveTitle: 'Être effacé de cet espace',
  eraseTitle: (name: string): string => `Effacer ${name} de cet espace`,
  consequences: [
    'Le nom est retiré partout : serveur, contacts, notes, histoire, exports et page publique.',
    'Les accès sont fermés sur tous les appareils, et leur copie de l’espace est effacée.',
    'Les mots qui restent se lisent « une personne du réseau ».',
    'Rien de cela ne se défait.',
  ],
  beyond: 'Ce qui a été imprimé ou exporté, et un appareil qui ne revient jamais, restent hors d’atteinte.',
  words: 'Effacer aussi ce qui a été écrit',
  wordsHint: (n: number, others: number): string =>
    `${plural(n, 'Un texte', `${n} textes`)}${others === 0 ? '' : `, et ${plural(others, 'une réponse d’une autre personne', `${others} réponses d’autres personnes`)}`}.`,
  wordsNone: 'Cette personne n’a rien écrit sous son nom.',
  list: 'Voir la liste',
  mentioned: (n: number): string =>
    plural(
      n,
      'Ce nom est écrit dans un texte d’une autre personne. Relisez-le :',
      `Ce nom est écrit dans ${n} textes d’autres personnes. Relisez-les :`,
    ),
  now: 'Effacer pour toujours',
  keep: 'Ne rien effacer',
  lastOrganiser:
    'Vous êtes seul à l’organisation. Donnez d’abord ce rôle à une autre personne, puis revenez.',
  gone: (name: string): string => `${name} a été effacé de cet espace.`,
  leftTitle: 'Effacer ce qui est resté',
  leftHint:
    'Cette personne est déjà effacée, ce qu’elle a écrit est resté. L’effacer aussi rend la place, et ne se défait pas.',
  leftGone: 'La place est rendue.',
  goneTitle: 'Vos données ont été effacées',
  goneHint: 'Votre nom et vos accès n’existent plus ici. La copie de cet appareil est effacée aussi.',
  soon: 'Noms bientôt effacés',
  soonHint: 'Ces personnes ne sont pas venues depuis longtemps. Une visite suffit à tout garder.',
  soonNoMail: 'Personne ne leur écrit : leur adresse n’est pas connue. Prévenez-les si vous le pouvez.',
  soonOn: (name: string, day: string): string => `${name} : le ${day}`,
  lastOne: (name: string): string => `${name} est seul à l’organisation, et ne sera pas effacé.`,
  use: 'La place dans cet espace',
  useHeld: (held: number, most: number): string =>
    `Ce qui est écrit prend ${megabytes(held)} sur ${megabytes(most)}.`,
  useKept: (kept: number): string =>
    `${megabytes(kept)} sont gardés pour l’organisation : vous pouvez écrire même quand les autres ne le peuvent plus.`,
  useOf: (held: number, most: number | null, n: number): string =>
    `${megabytes(held)}${most === null ? '' : ` sur ${megabytes(most)}`}, ${number.format(n)} ${plural(n, 'contribution sous son nom', 'contributions sous son nom')}`,
  useErased: 'Une personne effacée',
  useRemoved: (name: string): string => `${name} (sans accès)`,
  useGiveBack: 'Rendre la place…',
  useGiveBackOf: (name: string): string => `prise par ${name}`,
  useGiveBackHint:
    'Rendre la place, c’est effacer pour toujours une personne avec ce qu’elle a écrit. Au-delà de 1 Mo, ce qu’elle a écrit sans son nom part aussi.',
  useAll: (n: number): string => `Voir les ${number.format(n)} personnes`,
  useFewer: 'En voir moins',
  roots: {
    questions: 'Question',
    shares: '« Nous aussi »',
    annotations: 'Annotation',
    answers: 'Réponse à une annotation',
    replies: 'Réponse',
    terms: 'Mot',
    meanings: 'Sens d’un mot',
    needs: 'Besoin',
    resources: 'Ressource',
    notes: 'Note privée',
    exchanges: 'Échange',
    tasks: 'Tâche',
  },
};

export type PrivacyWords = typeof fr;
