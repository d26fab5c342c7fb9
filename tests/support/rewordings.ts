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
  Comment éviter que le matériel soit volé ? | Faut-il une armoire fermée à clé pour mettre les équipements à l’abri ?
  Qui peut héberger un stagiaire venu de loin ? | Existe-t-il un logement pour un apprenti pendant son séjour ?
  Comment donner le goût de la lecture aux écoliers ? | Que faire pour que les élèves aiment les livres ?
  Comment prévenir les usagers d’un changement d’horaires ? | De quelle manière informer le public que nous ouvrirons plus tard ?
  Où se procurer des pièces pour réparer une tablette ? | Qui vend des composants de rechange afin de dépanner nos appareils ?
  Comment aider un ancien à remplir ses papiers pour la caisse de retraite ? | Quel soutien à un senior pour son dossier de pension ?
  Comment éviter la fatigue des yeux devant l’ordinateur ? | Que conseiller pour ménager la vue de ceux qui travaillent sur écran ?
  Qui surveille la salle quand l’animateur est absent ? | Comment assurer une présence dans le local si le médiateur est malade ?
  Comment calmer les tensions entre deux associations ? | Que faire face à un conflit entre structures ?
  Faut-il rémunérer les intervenants extérieurs ? | Doit-on payer ceux qui viennent animer une séance ?
  Comment expliquer à quoi sert une mise à jour ? | Quels mots pour faire comprendre qu’il faut actualiser ses logiciels ?
  Comment se déplacer jusqu’à la sous-préfecture sans permis ? | Quel transport pour aller à la ville quand on ne conduit pas ?
  Comment trouver des fonds pour un journal de quartier ? | Quelle subvention demander pour une gazette des habitants ?
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

/**
 * No threshold was chosen on them. The first two levels were written before any was; the third after the last line of
 * the lexicon was added; since then words were only taken out of it.
 */
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
  Comment faire pour que les gens ne décrochent pas au bout de deux séances ? | Qu’est-ce qui retient un participant jusqu’à la fin du parcours ?
  Comment aider quelqu’un qui tremble à cliquer ? | Quelle souris pour une main peu sûre ?
  Qui s’occupe de la page Facebook du village ? | À qui confier l’animation de nos réseaux sociaux communaux ?
  Comment choisir un mot de passe qu’on n’oublie pas ? | Quelle astuce pour retenir ses codes secrets ?
  Peut-on demander une carte grise au guichet ? | Qui fait les démarches d’immatriculation à l’accueil ?
  Comment occuper les enfants pendant que leurs parents se forment ? | Quelle activité pour les petits à côté du cours des adultes ?
  Comment faire quand il n’y a pas de réseau mobile ? | Quelle solution là où le téléphone ne capte pas ?
  Comment convaincre une mairie de nous prêter une salle ? | Quels arguments pour obtenir gratuitement un local municipal ?
  Comment éviter qu’un bénévole s’épuise ? | Que faire face à la fatigue des volontaires ?
  Où trouver des exercices tout prêts pour débutants ? | Existe-t-il des fiches pour ceux qui n’ont jamais touché une souris ?
  Comment aider une dame à voir ses petits-enfants sur l’écran ? | Quel outil de visio pour une grand-mère ?
  Comment protéger les données des gens que l’on reçoit ? | Que faire des papiers confidentiels oubliés par les usagers ?
  Faut-il faire payer l’impression des documents ? | Quel tarif demander pour les photocopies ?
  Comment déclarer une naissance sur internet ? | Les jeunes parents peuvent-ils tout faire en ligne à l’état civil ?
  Comment réagir à une vidéo humiliante qui tourne au lycée ? | Que dire à un élève dont on se moque sur les réseaux ?
  Comment attirer des hommes dans nos ateliers ? | Pourquoi n’avons-nous que des femmes inscrites ?`,
  ),
];
