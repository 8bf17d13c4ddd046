import {
  type Level,
  type LevelDocuments,
  type LevelStatement,
  levels,
  stateLevel,
  type UpstreamPlace,
} from "./levels.js";

/** A mesh-gateway mode with its reason. */
export interface EffectiveMode {
  /**
   * What the highest set level says, as written: one of Consul's modes or any other word. Left out where no level is
   * set, which is not `none`: the chain's targets then have their own.
   */
  readonly value?: string;
  /** The level that decided; left out where none is set. One of `levels`. */
  readonly decidedBy?: LevelStatement;
  /** Every level that has a document, lowest first, with what it says. */
  readonly levels: readonly LevelStatement[];
}

/** Decides between statements, lowest level first. A level is set if it says anything but the empty text. */
export function decide(statements: readonly LevelStatement[]): EffectiveMode {
  const decidedBy = statements.findLast(({ mode }) => mode !== undefined && mode !== "");
  if (decidedBy?.mode === undefined) return { levels: statements };
  return { value: decidedBy.mode, decidedBy, levels: statements };
}

/** What each of the levels says, lowest first; those without a document are left out. */
function stateLevels(
  table: readonly Level[],
  documents: LevelDocuments,
  place?: UpstreamPlace,
  shared: readonly LevelStatement[] = [],
): readonly LevelStatement[] {
  const own: LevelStatement[] = [];
  for (const level of table) {
    const stated = stateLevel(level, documents, place);
    if (stated !== undefined) own.push(stated);
  }
  // One list of the right size: plans keep it.
  return shared.concat(own);
}

/**
 * The modes of the upstreams of one proxy. What the lower levels say is stated once and shared by all of them, so that a
 * proxy of many upstreams stays small.
 */
export interface ModeReader {
  /** The mode that the merged proxy itself shows. */
  readonly ofProxy: EffectiveMode;
  /** The mode of an upstream. */
  ofUpstream(place: UpstreamPlace): EffectiveMode;
  /**
   * The mode of an upstream from its definition in the registration alone: for prepared queries, which take nothing from
   * anywhere else, and where central configuration is switched off.
   */
  ofDefinitionAlone(definition: number): EffectiveMode;
}

// The levels that speak of one upstream are the highest two: what stands below them is the same for all upstreams.
const sharedLevels = levels.filter(({ index }) => index === undefined);
const ownLevels = levels.filter(({ index }) => index !== undefined);
const proxyLevels: ReadonlySet<string> = new Set(levels.filter((level) => level.reachesProxy).map(({ name }) => name));

/** Reads the levels of a proxy's documents. */
export function readModes(documents: LevelDocuments): ModeReader {
  const shared = stateLevels(sharedLevels, documents);
  const ofAnyUpstream = decide(shared);
  return {
    ofProxy: decide(shared.filter(({ level }) => proxyLevels.has(level))),
    ofUpstream(place) {
      const all = stateLevels(ownLevels, documents, place, shared);
      return all.length === shared.length ? ofAnyUpstream : decide(all);
    },
    ofDefinitionAlone(definition) {
      return decide(stateLevels(ownLevels, documents, { override: undefined, definition }));
    },
  };
}
