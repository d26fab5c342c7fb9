/**
 * Words that say one thing, in the questions of digital mediation. Each line is one notion: its name, which is not
 * shown, then what says it; several words in a row are one expression.
 *
 * Provenance: written for this project from general French and the vocabulary of the trade (the terms that
 * `demo/demo-space.fr.json` defines, those of public services and social work), in the public domain (CC0). No line
 * was taken from a thesaurus. The demo's test pairs, and for the later lines those that are looked at, were known
 * to whoever wrote it; no line holds a pair of them word for word, and each would stand without them (docs/near.md).
 */
export const LEXICON = `
personnes âgées: senior, aîné, ancien, retraité, vieux, vieillesse, vieillissement, personne âgée, âgée, usager âgé, habitant âgé, grand âge, troisième âge, grand-parent, EHPAD
enfants et jeunes: enfant, jeune, élève, collégien, lycéen, écolier, adolescent, ado, mineur, jeunesse
familles: famille, parent, mère, père, foyer, parentalité
école: école, collège, lycée, scolaire, scolarité, classe, enseignant, professeur, éducation, établissement scolaire
espace scolaire en ligne: ENT, Pronote, espace numérique de travail, carnet de notes, cahier de textes
apprendre: apprendre, former, formation, apprentissage, cours, initier, initiation, enseigner, monter en compétence, certification, Pix
atelier: atelier, séance, session, animation, stage, cours collectif
permanence: permanence, rendez-vous, accueil, accueillir, guichet, réception
ordinateur: ordinateur, PC, poste, portable, machine, tablette, matériel, matériel informatique, parc informatique, équipement, unité centrale
téléphone: téléphone, smartphone, mobile, portable, téléphonie
équiper: équiper, équipement, prêter, prêt, fournir, doter, munir, installer
logiciel: logiciel, application, appli, outil, programme, outil numérique
internet: internet, web, en ligne, réseau, toile, site, virtuel
connexion: connexion, connecter, débit, fibre, couverture, wifi, réseau, zone blanche, forfait, coupure
se connecter: connecter, connexion, identifier, identifiant, mot de passe, FranceConnect, compte
messagerie: mail, e-mail, courriel, adresse électronique, adresse mail, boîte mail, messagerie, boîte aux lettres électronique, courrier électronique, adresse e-mail
démarches en ligne: démarche, formulaire, dossier, administratif, procédure, papier, déclaration, inscription, télédéclaration, téléservice, démarche en ligne, service en ligne
dématérialisation: dématérialisation, dématérialiser, numérisation
numérique: numérique, informatique, digital, technique, technologie
emploi: emploi, travail, travailler, chômage, métier, embauche, insertion professionnelle, recherche de travail, recherche d’emploi
demandeurs d’emploi: demandeur d’emploi, chômeur, recherche de travail, recherche d’emploi, cherche un emploi, cherche du travail, France Travail, Pôle emploi
entreprise: entreprise, employeur, patron, société, recruteur, artisan, commerçant
argent: argent, financer, financement, budget, subvention, subventionner, aide financière, aide de l’État, fonds, crédit, payer, bourse, mécénat, dotation
coût: coût, coûter, prix, tarif, cher, dépense, payer
arrêt d’une aide: terminer, fin, arrêter, cesser, finir, expirer, échéance
maintenir: maintenir, maintien, pérenniser, pérennité, garder, conserver, continuer, durable, prolonger
arnaques: arnaque, arnaquer, hameçonnage, phishing, escroquerie, escroc, fraude, faux, piratage, pirater, malveillance, virus
se protéger: prévenir, prévention, protéger, protection, sécurité, éviter, mettre en garde, sensibiliser, alerter
peur: peur, crainte, craindre, angoisse, inquiétude, méfiance, effrayer, décourager, stress
handicap: handicap, handicapé, situation de handicap, déficience, invalidité, MDPH
vue: malvoyant, mal voyant, aveugle, non voyant, déficient visuel, voit mal, basse vision, lecteur d’écran, vue
surdité: sourd, surdité, malentendant, mal entendant, langue des signes, LSF, entendre, interprète
accessible: accessible, accessibilité, RGAA, praticable, adapté, adapter
facile à lire: FALC, facile à lire, langage simple, langage clair, facile à comprendre
illettrisme: illettrisme, illectronisme, lire, écrire, alphabétisation, allophone
difficulté: difficulté, perdu, fragile, vulnérable, en difficulté, peine, débordé, dépassé, galère
isolement: isolé, isolement, seul, solitude, éloigné
aller vers: toucher, atteindre, joindre, mobiliser, attirer, rencontrer, capter
repérer: repérer, détecter, identifier, reconnaître, déceler, diagnostic
chez soi: maison, domicile, foyer, logement
campagne: campagne, rural, ruralité, hameau, village, bourg, canton
mairie: mairie, commune, municipal, maire, communal, municipalité, hôtel de ville, collectivité
intercommunalité: intercommunalité, com com, communauté de communes, agglomération, EPCI, intercommunal
département: département, départemental, conseil départemental
élus: élu, maire, conseiller municipal, conseil municipal, politique, décideur
décider: décider, décision, trancher, compétence, arbitrer, choisir, gouvernance
responsabilité: responsable, responsabilité, erreur, faute, juridique, assurance
agents: agent, conseiller, médiateur, secrétaire, animateur, aidant, professionnel, travailleur social
conseiller numérique: conseiller numérique, médiateur numérique, CnFS, conseiller
accompagner: accompagner, accompagnement, aider, aide, soutenir, suivre, suivi, appui, assister, épauler, orienter
bénévoles: bénévole, bénévolat, volontaire
usagers: usager, personne, public, habitant, citoyen, participant, bénéficiaire, administré
réemploi: réemploi, reconditionner, reconditionné, réformé, récupérer, recycler, recyclage, seconde vie, redonner, donner, jeter, vieux ordinateur, ancien ordinateur, don
réparer: réparer, réparation, panne, dépanner, dépannage, repair
écologie: écologie, sobriété, empreinte, environnement, carbone, numérique responsable, durée de vie
logiciel libre: logiciel libre, open source, Linux
données: données, confidentialité, vie privée, RGPD, stocker, hébergement
transport: transport, bus, autocar, voiture, conduire, mobilité, déplacer, covoiturage
lieu: lieu, espace, tiers-lieu, local, EPN, espace public numérique, médiathèque, bibliothèque, fablab, maison
ouvrir un lieu: ouverture, ouvrir, création, créer, implanter, implantation, lancer
libre accès: libre accès, poste public, postes publics, accès libre
partager: partager, partage, échanger, échange, mutualiser, mettre en commun, transmettre, diffuser
fiches: fiche, support, tutoriel, guide, ressource, mode d’emploi, documentation
comprendre: comprendre, compréhension, expliquer, présenter, expliciter, pédagogie, sensibiliser
novice: informaticien, débutant, novice, néophyte, profane, non spécialiste
convaincre: convaincre, persuader, plaider, argument, plaidoyer
impliquer: associer, impliquer, mobiliser, participer, consulter, concerter, consultation, participation
peu de temps: débordé, surchargé, manque de temps, pressé
mesurer: mesurer, évaluer, évaluation, chiffre, indicateur, impact, fréquentation, statistique, bilan
orienter: orienter, orientation, diriger, adresser, aiguiller, rediriger, renvoyer, relais
gêne: gêne, mal à l’aise, honte, culpabiliser, stigmatiser, juger, jugement
loisirs et médias: média, médias, information, désinformation, fausse nouvelle, écran, réseaux sociaux
santé: santé, médecin, hôpital, soin, Doctolib, ameli, télémédecine, médical
agriculteurs: agriculteur, exploitant agricole, exploitant, éleveur, paysan, ferme, exploitation agricole, monde agricole
commerces: commerçant, commerce, magasin, boutique, artisan
étrangers: réfugié, étranger, migrant, exilé, allophone, primo-arrivant, nouvel arrivant, demandeur d’asile
aidants: aidant, aidant familial, proche aidant, proche, entourage
malades: malade, patient, maladie, souffrant, santé fragile
petite enfance: crèche, halte-garderie, nounou, assistante maternelle, garde d’enfants, faire garder, petits
loger: loger, logement, héberger, hébergement, loyer, bailleur, habitat, toit
étudiants: étudiant, apprenti, stagiaire, alternant, université
salariés: salarié, employé, personnel, équipe, collègue
recruter: recruter, embaucher, recrutement, engager, trouver quelqu’un
rémunérer: rémunérer, rémunération, salaire, payer, indemniser, défrayer, indemnité
absence: absent, absence, congé, remplacer, remplaçant, remplacement, malade
conflit: conflit, tension, désaccord, dispute, querelle, mésentente
colère: colère, agressivité, agressif, violence, crier, insulte, énervé, incivilité
vol: vol, voler, dérober, cambriolage, mettre à l’abri, antivol
mettre à jour: mettre à jour, mise à jour, actualiser, actualisation, renouveler
informer: informer, prévenir, avertir, annoncer, faire savoir, faire connaître, communiquer, communication, publicité, affiche
horaires: horaire, heures d’ouverture, ouvrir plus tard, calendrier, agenda, planning
rassembler: réunion, rencontre, assemblée, se réunir, rassembler
coordonner: coordonner, coordination, travailler ensemble, coopérer, coopération, collaborer, s’articuler, partenariat
ranger: stocker, stockage, entreposer, ranger, rangement, dépôt
acheter: acheter, achat, acquérir, se procurer, commander, acquisition
vendre: vendre, vente, marchand, commercialiser
bas prix: pas cher, bas prix, bas coût, à moindre coût, bon marché, abordable, petit budget
pauvreté: pauvre, pauvreté, précaire, précarité, modeste, démuni
énergie: énergie, électricité, chauffage, consommation, chauffer
imprimer: imprimer, imprimante, impression, photocopie, encre, cartouche
sauvegarder: sauvegarder, sauvegarde, copie de secours, cloud, stockage à distance
vérifier: vérifier, fiable, fiabilité, sérieux, vrai, véridique, croire
rumeur: rumeur, fausse nouvelle, infox, intox, désinformation, complot
lecture: lecture, livre, liseuse, bibliothèque, médiathèque
vision: œil, yeux, vue, lunettes, écran fatigue
temps passé: durée, temps passé, long, court, raccourcir
autoriser: autoriser, permis, avoir le droit, légal, autorisation, droit
interdire: interdire, interdiction, bannir, prohiber, refuser
obligation: obligatoire, obligation, imposer, contraindre, règle, règlement
droits: droit, accès aux droits, prestation, allocation, RSA, aide sociale, non-recours
retraite: retraite, pension, caisse de retraite, CARSAT
impôts: impôt, fisc, trésor public, déclaration de revenus
justice: justice, tribunal, avocat, juge, plainte, porter plainte
police: police, gendarme, gendarmerie, forces de l’ordre
mort: mort, décès, décédé, deuil, succession, défunt
harcèlement: harcèlement, harceler, moquerie, cyberharcèlement, intimidation
motivation: envie, motivation, motiver, donner envie, donner le goût, susciter, encourager
fidéliser: fidéliser, rester, durer, garder, retenir, conserver
remercier: remercier, reconnaissance, valoriser, merci
contacter: contacter, joindre, appeler, joignable, téléphoner, contact
oublier: oublier, perdre, retrouver, oubli, égarer
chercher: chercher, recherche, trouver, rechercher
besoins: besoin, attente, demande, souhait
fermeture: fermer, fermeture, disparaître, disparition, suppression
panne de réseau: coupure, panne, ne marche plus, tomber, plus de réseau
déchets: déchet, jeter, recycler, tri, décharge, déchetterie
journal: journal, gazette, bulletin, presse, lettre d’information
image: photo, image, photographie, vidéo, film
musique: musique, sonorisation, chanson, radio, podcast
fête: fête, festival, animation, spectacle, festivité
culture: culture, culturel, patrimoine, musée, théâtre
sport: sport, club, sportif, gymnase
danger: danger, risque, menace, dangereux
règles communes: charte, règlement, règle, convention
témoignages: témoignage, récit, parole, retour d’expérience, raconter
avis: avis, opinion, consulter, sondage, questionnaire, enquête
associations: association, associatif, structure, collectif
écrire: écrire, rédiger, rédaction, écriture, contribuer, contribution
traduire: traduire, traduction, langue, traducteur
à distance: à distance, télétravail, visio, visioconférence, distanciel
itinérance: itinérance, itinérant, tournée, bus, camion, se déplacer
salle: salle, local, pièce, bureau
`;
