import type { ResourceType } from '#features/needs/domain/resourceTypes.ts';

/** Two questions that share words and ask different things: nobody would group them. */
export interface LookAlike {
  /**
   * What deceives: a word with two senses; one public and two needs; one object and two intentions; one verb and two
   * objects; one need and two publics.
   */
  readonly by: 'sense' | 'public' | 'object' | 'verb' | 'need';
  readonly a: string;
  readonly b: string;
}

const read = (lines: string): readonly LookAlike[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [by = '', a = '', b = ''] = line.trim().split(' | ');
      return { by: by as LookAlike['by'], a, b };
    });

/** Looked at while the thresholds were chosen. */
export const LOOK_ALIKES = read(`
  sense | Quels logiciels libres installer sur les postes du centre social ? | Quelle salle du centre social est libre le samedi pour un atelier ?
  sense | Qui peut nous aider à monter un réseau de médiateurs dans la vallée ? | Que faire quand le réseau ne passe pas au fond de la vallée ?
  sense | Comment répondre au courrier de la caisse de retraite avec une personne âgée ? | Une caisse d’occasion suffit-elle pour transporter les tablettes ?
  sense | Comment ouvrir un compte sur le site des impôts avec un usager ? | Qui rend compte de ce que font les conseillers auprès des usagers ?
  sense | Combien de postes faut-il dans une salle informatique de village ? | Comment pérenniser les postes de conseillers après la fin du contrat ?
  sense | Où trouver un support pour expliquer les mots de passe ? | Quel support de table acheter pour les tablettes de l’accueil ?
  sense | Comment tenir une page commune entre les associations du pays ? | Pourquoi la commune n’a-t-elle pas d’association pour les jeunes ?
  public | Comment aider les personnes âgées à déclarer leurs impôts en ligne ? | Comment aider les personnes âgées à parler à leurs petits-enfants en visio ?
  public | Où les demandeurs d’emploi peuvent-ils imprimer leur CV ? | Comment les demandeurs d’emploi peuvent-ils se déplacer jusqu’à l’agence ?
  public | Comment protéger les collégiens du harcèlement en ligne ? | Comment apprendre aux collégiens à se servir d’un tableur ?
  public | Que proposer aux agriculteurs pour leurs factures électroniques ? | Que proposer aux agriculteurs pour rompre la solitude en hiver ?
  public | Comment loger une jeune en service civique à la campagne ? | Comment former une jeune en service civique à l’accueil du public ?
  public | Comment faire garder les enfants pendant les ateliers des parents ? | Comment prévenir les parents des dangers des jeux vidéo pour les enfants ?
  object | Comment réparer les ordinateurs donnés par la mairie ? | Comment transporter les ordinateurs donnés par la mairie ?
  object | Qui assure les tablettes prêtées aux familles en cas de casse ? | À quoi servent vraiment les tablettes prêtées aux familles ?
  object | Comment faire connaître la permanence du jeudi ? | Pourquoi la permanence du jeudi est-elle vide depuis l’été ?
  object | Combien coûte l’accès à internet d’un tiers-lieu ? | Comment décorer un tiers-lieu pour qu’on ait envie d’y rester ?
  object | Faut-il signer une charte pour accompagner les démarches en ligne ? | Combien de temps prend l’accompagnement d’une démarche en ligne ?
  object | Peut-on fermer la médiathèque le lundi sans gêner les usagers ? | Peut-on équiper la médiathèque d’un vidéoprojecteur pour les usagers ?
  verb | Comment financer le transport des habitants vers le marché ? | Comment financer une exposition de photos des habitants ?
  verb | Qui peut traduire les courriers de la préfecture ? | Qui peut traduire nos tutoriels vidéo en langue des signes ?
  verb | Comment organiser une collecte de téléphones à l’école ? | Comment organiser un goûter de rentrée à l’école ?
  verb | Comment évaluer le niveau d’un débutant en informatique ? | Comment évaluer le prix d’un ordinateur d’occasion ?
  verb | Où stocker les cartons d’imprimantes en attendant le tri ? | Où stocker les photos prises pendant les ateliers ?
  need | Comment apprendre le traitement de texte aux réfugiés ? | Comment apprendre le traitement de texte aux agents de la mairie ?
  need | Comment rendre nos ateliers accessibles aux personnes aveugles ? | Comment rendre nos ateliers accessibles aux parents qui travaillent ?
  need | Qui accompagne les saisonniers dans leurs papiers ? | Qui accompagne les commerçants du bourg dans leurs papiers ?
  need | Quelles aides pour équiper une école en ordinateurs ? | Quelles aides pour équiper une association sportive en ordinateurs ?
  object | Comment choisir une imprimante pour le point d’accueil ? | Comment jeter une vieille imprimante sans polluer ?
  sense | Comment lancer une carte des lieux d’accueil du canton ? | Comment renouveler une carte d’identité depuis le canton ?
`);

/** Written before any threshold was chosen; no rule, word or figure was changed for their sake. */
export const KEPT_LOOK_ALIKES = read(`
  sense | Comment garder une trace écrite de nos réunions de comité ? | Que faire quand un site garde la trace de tout ce qu’on lit ?
  sense | Quelle formation suivre pour devenir aidant numérique ? | Comment suivre sur une carte la formation des orages avant une sortie ?
  sense | Où brancher une borne de recharge près de la salle des fêtes ? | Comment fixer une borne à la durée des écrans pendant les fêtes ?
  sense | Quel bureau louer pour les rendez-vous individuels ? | Comment ranger les icônes du bureau avec une personne débutante ?
  sense | Comment partager une adresse de messagerie à plusieurs bénévoles ? | Comment gagner en adresse avec la souris quand on débute ?
  sense | Comment obtenir un crédit pour acheter un véhicule d’itinérance ? | Combien de crédit reste-t-il sur une carte de téléphone prépayée ?
  sense | Comment ouvrir la mairie à un marché de producteurs ? | Comment répondre à un marché public lancé par la mairie ?
  public | Comment accueillir un enfant autiste dans un atelier de robotique ? | Comment accueillir la famille d’un enfant autiste qui cherche un logement ?
  public | Que conseiller à un retraité qui veut vendre sur internet ? | Que conseiller à un retraité dont la mémoire baisse et qui perd ses codes ?
  public | Comment aider les locataires à suivre leur consommation d’énergie ? | Comment aider les locataires à contester une charge auprès du bailleur ?
  public | Où les étudiants peuvent-ils travailler le soir avec du wifi ? | Où les étudiants peuvent-ils faire valoir leur droit à une bourse ?
  public | Comment intéresser les chasseurs à la carte des sentiers en ligne ? | Comment intéresser les chasseurs à une réunion sur le partage du territoire ?
  public | Quels exercices pour des personnes qui tremblent et ne tiennent pas la souris ? | Quels droits pour des personnes qui ne tiennent plus chez elles seules ?
  object | Comment déménager la salle informatique avant les travaux ? | Comment ventiler la salle informatique quand il fait trop chaud ?
  object | Qui met à jour l’annuaire des partenaires ? | Comment imprimer l’annuaire des partenaires en gros caractères ?
  object | Pourquoi le bus numérique ne s’arrête-t-il plus à la gare ? | Qui conduit le bus numérique pendant les congés ?
  object | Comment nettoyer les casques et les souris entre deux groupes ? | Combien de casques et de souris commander pour deux groupes ?
  object | Peut-on déposer une plainte après une arnaque au colis ? | Comment reconnaître une arnaque au colis quand on reçoit un SMS ?
  object | Faut-il vendre à bas prix les ordinateurs reconditionnés ? | Quel système installer sur les ordinateurs reconditionnés ?
  object | Comment animer le stand du forum des associations ? | Comment assurer le stand du forum des associations contre la pluie ?
  verb | Comment simplifier le formulaire d’inscription à la cantine ? | Comment simplifier le règlement intérieur du tiers-lieu ?
  verb | Qui peut relire une lettre de motivation avec un jeune ? | Qui peut relire la convention avec le Département ?
  verb | Comment remplacer une médiatrice en congé maternité ? | Comment remplacer l’écran cassé d’une tablette ?
  verb | Comment sauvegarder ses contacts avant de changer de téléphone ? | Comment sauvegarder le patrimoine oral des anciens du village ?
  verb | Comment mesurer le débit internet d’un hameau ? | Comment mesurer la satisfaction des participants après un atelier ?
  need | Comment expliquer le vote électronique aux lycéens ? | Comment expliquer le vote électronique aux résidents de l’EHPAD ?
  need | Quels jeux pour parler des fausses nouvelles avec des collégiens ? | Quels jeux pour parler des fausses nouvelles avec des élus ?
  need | Comment prêter un ordinateur à un détenu en fin de peine ? | Comment prêter un ordinateur à une assistante maternelle ?
  need | Où un artisan peut-il se former à la facturation en ligne ? | Où un trésorier d’association peut-il se former à la facturation en ligne ?
  need | Que faut-il prévoir pour accueillir des sourds au forum ? | Que faut-il prévoir pour accueillir des camping-cars au forum ?
`);

/** A need, and a resource that shares words with it and does not answer it. */
export interface LookAlikeOffer {
  /** Of which sort each is said to be: the need, the resource. */
  readonly types: readonly [ResourceType, ResourceType];
  readonly need: string;
  readonly resource: string;
}

const readOffers = (lines: string): readonly LookAlikeOffer[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [types = '', need = '', resource = ''] = line.trim().split(' | ');
      return { types: types.split(' ') as unknown as LookAlikeOffer['types'], need, resource };
    });

/** Looked at while the thresholds were chosen. */
export const LOOK_ALIKE_OFFERS = readOffers(`
  people people | Un formateur aux logiciels libres | Un animateur libre le samedi
  place place | Une salle pour une réunion de parents | Une salle de bains adaptée aux personnes handicapées
  equipment equipment | Des tablettes pour dessiner avec des enfants | Tablettes de chocolat offertes pour le goûter
  people place | Un conseiller pour notre budget | Bureau d’un conseiller numérique à partager
  equipment tool | Un véhicule pour tourner dans les hameaux | Guide pour acheter un véhicule électrique
  equipment tool | Une imprimante laser pour l’accueil | Cours d’impression en trois dimensions à l’accueil du fablab
  people tool | Des bénévoles pour tenir un stand | Formation des bénévoles à la comptabilité
  funding tool | Une subvention pour des écrans | Atelier pour parler des écrans en famille
  place equipment | Un lieu pour stocker vingt ordinateurs | Vingt ordinateurs à donner
  people tool | Quelqu’un pour traduire nos fiches en anglais | Fiches d’exercices pour débutants
  equipment equipment | Une connexion de secours pour le festival | Scène mobile pour festival
  tool tool | Un avis de juriste sur le droit à l’image | Banque d’images libres de droits
`);

/** Written before any threshold was chosen; no rule, word or figure was changed for their sake. */
export const KEPT_LOOK_ALIKE_OFFERS = readOffers(`
  place equipment | Un bureau fermé pour des entretiens | Chaises de bureau à donner
  tool equipment | Une carte des lieux d’accueil | Lecteur de carte vitale en prêt
  tool place | Des témoignages de familles pour une exposition | Salle d’exposition avec accueil des familles
  people equipment | Un relais pour distribuer nos affiches | Relais électrique à installer soi-même
  tool equipment | Un support pour expliquer FranceConnect | Support mural pour téléviseur
  equipment equipment | Des casques pour un atelier de langue | Casques de vélo pour enfants
  equipment equipment | Une caisse de transport pour le matériel | Caisse enregistreuse d’occasion
  people place | Un intervenant sur le harcèlement au collège | Cour du collège ouverte en été
  people equipment | Un réseau de couturières pour des masques | Réseau wifi ouvert dans la halle
  people equipment | Une personne pour garder les enfants le mercredi | Jeux pour enfants à partir de trois ans
  tool people | Un guide de la déclaration de revenus | Guide bénévole pour visiter le château
  place place | Un point d’eau pour le forum | Point numérique ouvert pendant le forum
`);
