import { nearest } from "../base/suggest.js";
import { type EntryKind, entryKinds, isEntryKind } from "../model/kinds.js";

/** The same kind; throws where a program without types asks for one that Consul does not have. */
export function knownKind<Kind extends EntryKind>(kind: Kind): Kind {
  const asked = String(kind);
  if (isEntryKind(asked)) return kind;
  const meant = nearest(asked, Object.keys(entryKinds));
  throw new TypeError(
    `There is no kind of config entry \`${asked}\`.${meant === undefined ? "" : ` Did you mean \`${meant}\`?`}`,
  );
}
