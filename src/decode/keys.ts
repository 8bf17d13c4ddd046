import type { Member } from "../base/located.js";
import type { Field, ObjectType, Vocabulary } from "../model/type.js";
import type { Dialect } from "./dialect.js";

/** Which member of a map belongs to which field of an object, and what is left. */
export interface MatchedKeys {
  /** By index of the field in the object's table. */
  readonly members: readonly (Member | undefined)[];
  /** Keys that name no field, or a field whose value another spelling already gave; as Consul would report them. */
  readonly unknown: readonly { readonly member: Member; readonly reportedAs: string }[];
  /** Spellings of one field none of which wins: Consul picks one by chance. */
  readonly ambiguous: readonly Ambiguity[];
  /** Spellings that lose silently. */
  readonly dropped: readonly { readonly member: Member; readonly winner: Member }[];
}

/** Two spellings of one field, and Consul takes either. */
export interface Ambiguity {
  readonly members: readonly [Member, Member];
  /** True where the one that is not taken goes silently, so that all is well if both say the same. */
  readonly loserIsDropped: boolean;
}

/** How well a key names its field, best last. */
const anyCase = 0;
const alias = 1;
const lowerCase = 2;
const exact = 3;

type Rank = typeof anyCase | typeof alias | typeof lowerCase | typeof exact;

interface Spelling {
  readonly index: number;
  readonly rank: Rank;
}

interface Candidate extends Spelling {
  readonly member: Member;
}

/**
 * Gives each key of a map to the field that it names. Config entries: the exact name wins, then any letter case of it;
 * an alias counts as the name in lower case, and gives way to that without a word. Agent files: the snake_case name, any
 * letter case, the exact one first.
 */
export function matchKeys(members: readonly Member[], type: ObjectType, dialect: Dialect): MatchedKeys {
  const spellings = spellingsOf(type, dialect);
  const matched = new Array<Member | undefined>(type.fields.length);
  let unknown: { member: Member; reportedAs: string }[] | undefined;
  let rivals: Candidate[] | undefined;
  for (const member of members) {
    const spelling = spellings.find(member.key);
    if (spelling === undefined) {
      unknown ??= [];
      unknown.push({ member, reportedAs: member.key });
    } else if (matched[spelling.index] === undefined) matched[spelling.index] = member;
    else {
      rivals ??= [];
      rivals.push({ ...spelling, member });
    }
  }
  if (rivals !== undefined) return settle(matched, unknown ?? [], rivals, type, dialect);
  return { members: matched, unknown: unknown ?? none, ambiguous: none, dropped: none };
}

const none: readonly never[] = [];

/** Decides between several spellings of one field. */
function settle(
  matched: (Member | undefined)[],
  unknown: { member: Member; reportedAs: string }[],
  rivals: readonly Candidate[],
  type: ObjectType,
  dialect: Dialect,
): MatchedKeys {
  const ambiguous: Ambiguity[] = [];
  const dropped: { member: Member; winner: Member }[] = [];
  for (const index of new Set(rivals.map((rival) => rival.index))) {
    const first = matched[index];
    if (first === undefined) continue;
    const candidates: Candidate[] = [
      { index, rank: spellingsOf(type, dialect).find(first.key)?.rank ?? anyCase, member: first },
      ...rivals.filter((rival) => rival.index === index),
    ];
    const winner = bestOf(candidates);
    matched[index] = winner.member;
    const losers = candidates.filter((candidate) => candidate !== winner);
    for (const loser of losers) {
      if (!dialect.weak && loser.rank === alias) dropped.push({ member: loser.member, winner: winner.member });
      else if (!dialect.weak) unknown.push({ member: loser.member, reportedAs: loser.member.key });
      else if (loser.rank === alias && isRenamedAway(loser, candidates)) {
        dropped.push({ member: loser.member, winner: winner.member });
      } else if (winner.rank === exact) {
        const renamed = loser.rank === alias ? (type.fields[index]?.consulName.toLowerCase() ?? "") : loser.member.key;
        unknown.push({ member: loser.member, reportedAs: renamed });
      } else {
        // Aliases are renamed first, whatever their case, so that two of them become one key.
        const loserIsDropped = winner.rank === alias && loser.rank === alias;
        ambiguous.push({ members: [winner.member, loser.member], loserIsDropped });
      }
    }
  }
  return { members: matched, unknown, ambiguous, dropped };
}

/** Aliases are renamed to the name in lower case: one goes where that stands already, or another alias came to it. */
function isRenamedAway(loser: Candidate, candidates: readonly Candidate[]): boolean {
  const renamed = candidates.filter(({ rank }) => rank === alias);
  return (
    candidates.some(({ rank }) => rank === lowerCase) ||
    (candidates.some(({ rank }) => rank === exact) && renamed[0] !== loser)
  );
}

function bestOf(candidates: readonly [Candidate, ...Candidate[]] | readonly Candidate[]): Candidate {
  return candidates.reduce((best, candidate) => (candidate.rank > best.rank ? candidate : best));
}

interface Spellings {
  find(key: string): Spelling | undefined;
}

// Tables of a kind never change, so what is derived from them is derived once, for all that `deriveSpellings` looks at of a
// dialect.
const derived: Readonly<Record<Vocabulary, Readonly<Record<"weak" | "strict", WeakMap<ObjectType, Spellings>>>>> = {
  client: { weak: new WeakMap(), strict: new WeakMap() },
  server: { weak: new WeakMap(), strict: new WeakMap() },
  agent: { weak: new WeakMap(), strict: new WeakMap() },
  api: { weak: new WeakMap(), strict: new WeakMap() },
};

function spellingsOf(type: ObjectType, dialect: Dialect): Spellings {
  const cache = derived[dialect.vocabulary][dialect.weak ? "weak" : "strict"];
  const known = cache.get(type);
  if (known !== undefined) return known;
  const made = deriveSpellings(type, dialect);
  cache.set(type, made);
  return made;
}

function deriveSpellings(type: ObjectType, dialect: Dialect): Spellings {
  const exactly = new Map<string, Spelling>();
  const folded = new Map<string, Spelling>();
  const aliases = new Map<string, Spelling>();
  type.fields.forEach((field, index) => {
    if (!field.knownTo.includes(dialect.vocabulary)) return;
    const name = nameIn(field, dialect);
    folded.set(name.toLowerCase(), { index, rank: anyCase });
    if (dialect.vocabulary === "agent" && field.agentAlias !== undefined) {
      aliases.set(field.agentAlias, { index, rank: alias });
    }
    const other = aliasIn(field, dialect);
    if (other !== undefined) aliases.set(other, { index, rank: alias });
  });
  type.fields.forEach((field, index) => {
    if (!field.knownTo.includes(dialect.vocabulary)) return;
    const name = nameIn(field, dialect);
    if (dialect.weak) exactly.set(name.toLowerCase(), { index, rank: lowerCase });
    const other = aliasIn(field, dialect);
    if (other !== undefined) exactly.set(other, { index, rank: alias });
    exactly.set(name, { index, rank: exact });
  });
  // Names are matched by folding, aliases by their lower case only: the long s is no s in those.
  const find = (key: string) => exactly.get(key) ?? folded.get(foldKey(key)) ?? aliases.get(key.toLowerCase());
  // Resources of Kubernetes spell names as we do; those need not be folded each time.
  for (const { name } of type.fields) {
    const spelling = find(name);
    if (spelling !== undefined) exactly.set(name, spelling);
  }
  return { find };
}

/** The name by which a dialect knows a field, and by which its reports call it. */
export function nameIn(field: Field, dialect: Dialect): string {
  return dialect.vocabulary === "agent" ? field.snakeName : field.consulName;
}

function aliasIn(field: Field, dialect: Dialect): string | undefined {
  return dialect.weak && field.aliasKnownTo.includes(dialect.vocabulary) ? field.alias : undefined;
}

/** Letter case as Unicode's simple folding sees it: the Kelvin sign is a k, the long s is an s. */
export function foldKey(key: string): string {
  return key.toLowerCase().replaceAll("\u017f", "s");
}
