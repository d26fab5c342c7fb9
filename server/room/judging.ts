import type { Pen } from '#domain/ids.ts';
import { phaseOf } from '#domain/projections/phaseOf.ts';
import { signedBy } from '#domain/projections/signedBy.ts';
import { standingFor } from '#domain/projections/standingFor.ts';
import { surroundingsOf } from '#domain/projections/surroundings.ts';
import { roomRight, type RoomName } from '#domain/roles.ts';
import type { Allowance } from '#server/rate.ts';
import type { ClientIds } from './clientIds.ts';
import type { Clock } from '#server/clock.ts';
import { firstPaths, refuse, type Verdict } from '#server/guard/contribution.ts';
import { judge } from '#server/guard/judge.ts';
import type { LiveLimits } from '#server/limits.ts';
import type { Presence, Present } from './presence.ts';
import type { RoomDocument } from '#server/document/roomDocument.ts';
import { ROOM_SHAPES } from '#server/document/roomShape.ts';
import { standsWhole } from './runs.ts';
import { NEARLY, Shares } from './shares.ts';
import type { Offer } from './turn.ts';

export interface JudgingMeans {
  readonly limits: LiveLimits;
  readonly clock: Pick<Clock, 'elapsed'>;
  /** Whether organisers may hand on what others wrote, at this moment; without it, never. */
  readonly relay?: () => boolean;
  /** By account, over all its connections: contributions, and bytes to judge. */
  readonly mayCreate: Allowance;
  readonly mayBeJudged: Allowance;
}

/** Judges what is offered to one room, as it stands, within what its sender may bring. */
export class Judging<Connection extends Present> {
  private readonly shares: Shares;

  constructor(
    private readonly name: string,
    private readonly kind: RoomName,
    private readonly means: JudgingMeans,
    private readonly document: RoomDocument,
    private readonly clientIds: ClientIds,
    private readonly presence: Pick<Presence<Connection>, 'isTakenOver'>,
    /** The share of whoever is at a connection is nearly full. */
    private readonly onNearlyFull: (connection: Connection) => void = () => undefined,
  ) {
    this.shares = new Shares(document, means.clock);
  }

  judge(offer: Offer<Connection>): Verdict {
    const { from, update, isStep2, isCounted } = offer;
    const { account } = from.identity;
    const { limits, mayBeJudged, mayCreate } = this.means;
    if (isCounted !== true && !mayBeJudged(account, update.length)) return refuse('tooMany');
    const verdict = this.verdictOf(offer, isStep2 ? limits.step2 : limits.update);
    if (verdict.verdict !== 'accept') return verdict;
    // Its keys are judged one by one now, and claim and count for themselves.
    if (offer.parts !== undefined && !standsWhole(verdict)) return verdict;
    // An id that is only shown in presence, or handed out, is claimed with the first update under it.
    const { claims } = this.document;
    const fresh = verdict.claims.filter((client) => !claims.has(client));
    if (!this.clientIds.mayClaim(account, fresh, limits.clientIds)) return refuse('tooMany');
    const { created } = verdict;
    if (isCounted !== true && created.length > 0 && !mayCreate(`${this.name} ${account}`, created.length))
      return refuse('tooMany', firstPaths(created));
    const bytes = verdict.instead ?? update;
    const why = bringsStructs(bytes) ? this.overfills(from, bytes.length) : null;
    if (why !== null) return refuse(why, firstPaths(created));
    offer.isCounted = true;
    if (fresh.length > 0) this.clientIds.claim(account, fresh);
    return { ...verdict, claims: fresh };
  }

  /** Why so many bytes more are too many: for the document, of which organisers keep a part, or for one account. */
  private overfills(from: Connection, bytes: number): 'full' | 'shareFull' | null {
    const { document, share, kept } = this.means.limits;
    const { account, role } = from.identity;
    const fullness = this.shares.fullness(account, bytes, document * share[role]);
    if (fullness > 1) return 'shareFull';
    const most = role === 'organiser' ? document : document * (1 - kept);
    if (!this.document.hasRoomFor(this.shares.underWay + bytes, most)) return 'full';
    if (fullness > NEARLY) this.onNearlyFull(from);
    this.shares.add(account, bytes);
    return null;
  }

  private verdictOf({ from, update, isStep2 }: Offer<Connection>, limits: LiveLimits['update']): Verdict {
    const { doc } = this.document;
    const { account, veiledPen, role } = from.identity;
    const structures = standingFor(doc, from.identity.structures);
    const { roots, fieldOf } = ROOM_SHAPES[this.kind];
    return judge(update, {
      doc,
      roots,
      fieldOf,
      right: roomRight(role, this.kind),
      writer: {
        role,
        pens: { named: account as string as Pen, veiled: veiledPen },
        structures,
        signs: signedBy(doc, structures),
        phase: phaseOf(doc),
      },
      author: { account, role, structures },
      around: surroundingsOf(doc),
      ownerOf: (client) => this.clientIds.ownerOf(client),
      isTakenOver: (client) => !isStep2 && this.presence.isTakenOver(from, client),
      relays: isStep2 && role === 'organiser' && this.means.relay?.() === true,
      limits,
    });
  }
}

/** An update begins with how many clients' structs it brings; without any it only deletes. */
const bringsStructs = (update: Uint8Array): boolean => update[0] !== 0;
