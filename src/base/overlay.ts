/** A map that is changed by making another one, which shares with the first what stays. */
export interface Overlay<Key, Value> {
  get(key: Key): Value | undefined;
  /** In no particular order. */
  values(): Iterable<Value>;
  /** The same map but for some keys; undefined takes a key out. */
  changed(changes: ReadonlyMap<Key, Value | undefined>): Overlay<Key, Value>;
}

/** Changes that are kept beside a map before it is made anew. Looking up costs one step more, making anew all of its keys. */
const maxChanges = 1000;

/** Makes a map changeable. The map must not be written to afterwards. */
export function overlay<Key, Value>(
  base: ReadonlyMap<Key, Value>,
  changes: ReadonlyMap<Key, Value | undefined> = new Map(),
): Overlay<Key, Value> {
  if (changes.size > maxChanges) return overlay(flatten(base, changes));
  return {
    get: changes.size === 0 ? (key) => base.get(key) : (key) => (changes.has(key) ? changes.get(key) : base.get(key)),
    values: () => (changes.size === 0 ? base : flatten(base, changes)).values(),
    changed: (more) => (more.size === 0 ? overlay(base, changes) : overlay(base, new Map([...changes, ...more]))),
  };
}

function flatten<Key, Value>(
  base: ReadonlyMap<Key, Value>,
  changes: ReadonlyMap<Key, Value | undefined>,
): ReadonlyMap<Key, Value> {
  const flat = new Map(base);
  for (const [key, value] of changes) {
    if (value === undefined) flat.delete(key);
    else flat.set(key, value);
  }
  return flat;
}
