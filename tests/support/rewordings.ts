import type { Pair } from './nearPairs.ts';

/*
 * Rewordings on other subjects than the demo's, at three levels: *facile* keeps nearly every word, *moyen* keeps some,
 * *difficile* keeps none or one that is common.
 */

const read = (level: Pair['level'], lines: string): readonly Pair[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [a = '', b = ''] = line.trim().split(' | ');
      return { level, a, b };
    });

/** Looked at while the thresholds were chosen. */
export const REWORDINGS: readonly Pair[] = [
  ...read(
    'facile',
    `
  Comment ouvrir le point numérique de la gare le samedi matin ? | Ouvrir le samedi matin le point numérique de la gare, comment faire ?
  Qui peut animer un atelier sur la photo au téléphone ? | Qui pourrait animer un atelier photo avec son téléphone ?
  Où recycler les piles et les batteries des tablettes ? | Où peut-on recycler batteries et piles de tablettes ?
  Comment faire un budget commun entre trois associations ? | Faire un budget commun à trois associations : comment s’y prendre ?
  Quelle connexion choisir pour une ferme isolée ? | Quelle conexion faut-il choisir pour les fermes isolées ?
  Comment garder le contact avec les anciens stagiaires ? | Comment bien garder contact avec nos anciens stagiaires ?`,
  ),
  ...read(
    'moyen',
    `
  Comment trouver des animateurs pour les ateliers du mercredi ? | Où recruter quelqu’un pour animer les ateliers du mercredi ?
  Comment aider un voisin à vendre ses objets sur internet ? | Quel coup de main donner à un voisin qui veut vendre ses affaires en ligne ?
  Qui paie le chauffage de la salle informatique ? | À qui revient la facture de chauffage de la salle informatique ?
  Comment parler des jeux vidéo avec les parents ? | Quel échange organiser avec les parents au sujet des jeux vidéo ?
  Peut-on faire une procuration en ligne pour voter ? | Comment donner procuration par internet avant le vote ?
  Comment mieux annoncer nos ateliers dans les villages ? | Par quel moyen faire connaître nos ateliers aux habitants des villages ?`,
  ),
  ...read(
    'difficile',
    `
  Comment se débarrasser de la publicité sur son téléphone ? | Que faire contre les réclames qui envahissent l’écran du mobile ?
  Pourquoi la fibre n’arrive-t-elle pas jusqu’à nos fermes ? | Quand les exploitations auront-elles enfin le très haut débit ?
  Comment gérer un usager qui crie au guichet ? | Quelle attitude prendre face à l’agressivité de certains visiteurs à l’accueil ?
  Où faire garder ses petits pendant la formation ? | Existe-t-il une halte-garderie pour les mères qui suivent le stage ?
  Comment savoir si une information est vraie ? | Quels réflexes donner pour démasquer une rumeur ?
  Comment éviter que le matériel soit volé ? | Faut-il une armoire fermée à clé pour mettre les équipements à l’abri ?`,
  ),
];

/** Written before any threshold was chosen; no rule, word or figure was changed for their sake. */
export const KEPT_REWORDINGS: readonly Pair[] = [
  ...read(
    'facile',
    `
  Comment tenir un stand d’information sur le marché de Noël ? | Tenir un stand d’information au marché de Noël : comment ?
  Où acheter des claviers à grosses touches ? | Où peut-on acheter un clavier à grosses touches ?
  Qui prête une salle avec un vidéoprojecteur le soir ? | Quelqu’un prête-t-il une salle le soir avec vidéoprojecteur ?
  Comment préparer un rendez-vous avec la banque en ligne ? | Préparer un rendez-vous en ligne avec sa banque, comment ?
  Comment classer les photos de famille sur une tablette ? | Comment peut-on classer ses photos de famille sur la tablette ?
  Faut-il adhérer au réseau des tiers-lieux de la région ? | Doit-on adhérer au réseau régional des tiers-lieux ?
  Comment écrire un compte rendu que tout le monde lira ? | Écrire des comptes rendus que tout le monde lise, comment faire ?
  Qui a la clé du local associatif pendant les vacances ? | Pendant les vacances, qui garde la clé du local associatif ?
  Comment limiter le bruit dans l’espace de travail partagé ? | Limiter le bruit dans un espace de travail partagé : comment faire ?
  Quel dictionnaire installer sur les liseuses de la médiathèque ? | Quels dictionnaires installe-t-on sur la liseuse de la médiathèque ?
  Comment remercier les bénévoles à la fin de l’année ? | En fin d’année, comment remercier nos bénévoles ?
  Comment traduire le site de l’office de tourisme ? | Comment faire traduire le site web de l’office de tourisme ?
  Peut-on payer la cantine sans carte bancaire ? | Est-il possible de payer la cantine sans carte bancaire ?
  Comment organiser une visite du centre de tri avec les enfants ? | Organiser avec des enfants la visite du centre de tri, comment ?
  Qui répare les vélos électriques dans le canton ? | Qui peut réparer un vélo électrique dans le canton ?`,
  ),
  ...read(
    'moyen',
    `
  Comment trouver un local pour stocker le matériel donné ? | Où entreposer le matériel qu’on nous donne, faute de local ?
  Comment aider une personne à retrouver son mot de passe ? | Que faire quand quelqu’un a oublié son mot de passe ?
  Comment faire venir les jeunes à la médiathèque ? | Qu’est-ce qui attirerait les adolescents à la médiathèque ?
  Qui peut expliquer les droits d’auteur sur les images ? | A-t-on le droit de reprendre des images trouvées en ligne, et qui peut l’expliquer ?
  Comment choisir un opérateur de téléphonie à la campagne ? | Quel opérateur prendre quand on vit à la campagne ?
  Comment rédiger un règlement pour le prêt de tablettes ? | Quelles règles fixer quand on prête des tablettes ?
  Peut-on aider quelqu’un à acheter un billet de train en ligne ? | Comment accompagner l’achat d’un billet de train sur internet ?
  Comment faire participer les résidents de la maison de retraite aux ateliers ? | Quels ateliers mener avec les résidents de l’EHPAD ?
  Comment informer les habitants d’une coupure d’internet ? | Qui prévient les habitants quand internet est coupé ?
  Comment trouver des témoignages d’usagers pour le journal ? | Où recueillir la parole des usagers pour le journal ?
  Comment éviter les doublons entre nos agendas ? | Comment ne pas annoncer deux fois la même chose dans nos agendas ?
  Quels outils pour travailler à distance entre associations ? | Comment collaborer à distance quand on est plusieurs associations ?
  Comment vérifier qu’un site marchand est sérieux ? | À quels signes voir qu’un site de vente n’est pas fiable ?
  Comment apprendre à taper au clavier aux débutants ? | Quelle méthode pour qu’un débutant sache taper au clavier ?
  Qui aide à remplir la demande de logement social ? | Où trouver un appui pour une demande de logement social ?`,
  ),
  ...read(
    'difficile',
    `
  Comment réduire le temps que nos équipes passent en réunion ? | Que faire pour que les rencontres internes soient plus courtes ?
  Comment aider ceux qui ne comprennent pas le courrier reçu ? | Qui déchiffre les lettres administratives avec les gens ?
  Où trouver une imprimante en dehors des heures de bureau ? | Quel endroit pour sortir un document papier le soir ?
  Comment aborder la mort et les comptes laissés en ligne ? | Que deviennent les profils d’un proche décédé ?
  Comment mieux se coordonner entre accueils du canton ? | Par quoi commencer pour que les guichets voisins travaillent ensemble ?
  Comment faire comprendre le cloud à des novices ? | Quels mots simples pour présenter le stockage à distance à des débutants ?
  Faut-il interdire les portables à table au foyer des jeunes ? | Doit-on bannir les téléphones pendant les repas des ados ?
  Comment trouver des machines à bas coût pour les familles ? | Où les foyers modestes peuvent-ils se procurer un ordinateur pas cher ?
  Comment soutenir les aidants familiaux épuisés ? | Quel répit proposer aux proches qui s’occupent d’un malade ?
  Comment rester joignable quand on part en tournée ? | De quelle façon les usagers peuvent-ils nous contacter pendant nos déplacements ?
  Comment faire baisser la facture d’électricité du local ? | Quelles économies d’énergie dans nos bâtiments ?
  Que répondre à un parent inquiet du harcèlement ? | Comment rassurer une mère dont le fils est moqué sur les réseaux sociaux ?
  Comment attirer des médecins dans le canton ? | Que faire contre le désert médical ?
  Qui peut intervenir en classe sur la vie privée ? | Cherche quelqu’un pour sensibiliser des élèves à la protection de leurs données.
  Comment donner envie d’écrire aux habitants ? | Par quel biais susciter des contributions de la population ?`,
  ),
];
