import { type Level, type LevelDocuments, type LevelStatement, levels, proxyLevels } from "./levels.js";

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

const sharedLevels = levels.filter((level) => level.isShared);
const ownLevels = levels.filter((level) => !level.isShared);

/** Decides between statements, lowest level first. A level is set if it says anything but the empty text. */
export function decide(statements: readonly LevelStatement[]): EffectiveMode {
  const decidedBy = statements.findLast(({ mode }) => mode !== undefined && mode !== "");
  if (decidedBy?.mode === undefined) return { levels: statements };
  return { value: decidedBy.mode, decidedBy, levels: statements };
}

/** What each of the levels says, lowest first; those without a document are left out. */
export function stateLevels(table: readonly Level[], documents: LevelDocuments): readonly LevelStatement[] {
  const statements: LevelStatement[] = [];
  for (const level of table) {
    const stated = level.state(documents);
    if (stated !== undefined) statements.push(stated);
  }
  return statements;
}

/**
 * The modes of the upstreams of one proxy. What the lower levels say is stated once and shared by all of them, so that a
 * proxy of many upstreams stays small.
 */
export interface ModeReader {
  /** The mode that the merged proxy itself shows. */
  readonly ofProxy: EffectiveMode;
  /** The mode of an upstream that neither an override nor the registration names. */
  readonly ofAnyUpstream: EffectiveMode;
  /** The mode of an upstream, by the indices of its override and of its definition in the registration. */
  ofUpstream(override: number | undefined, upstream: number | undefined): EffectiveMode;
  /**
   * The mode of an upstream from its definition in the registration alone: for prepared queries, which take nothing from
   * anywhere else, and where central configuration is switched off.
   */
  ofDefinitionAlone(upstream: number): EffectiveMode;
}

/** Reads the levels of a proxy's documents. */
export function readModes(
  documents: Pick<LevelDocuments, "proxyDefaults" | "serviceDefaults" | "service">,
): ModeReader {
  const shared = stateLevels(sharedLevels, { ...documents, override: undefined, upstream: undefined });
  const ofAnyUpstream = decide(shared);
  return {
    ofProxy: decide(shared.filter(({ level }) => proxyLevels.includes(level))),
    ofAnyUpstream,
    ofUpstream(override, upstream) {
      const own = stateLevels(ownLevels, { ...documents, override, upstream });
      return own.length === 0 ? ofAnyUpstream : decide([...shared, ...own]);
    },
    ofDefinitionAlone(upstream) {
      return decide(stateLevels(ownLevels, { ...documents, override: undefined, upstream }));
    },
  };
}
