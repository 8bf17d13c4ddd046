// Consul has no such limits. Far beyond what anybody writes, they keep hostile input from taking all time and memory.

/** Redirects and default subsets followed from one target. */
export const maxRedirects = 1_000;

/** Splitters inside splitters. */
export const maxSplitterDepth = 500;

/** Legs of all splitters of a chain, after nested ones are multiplied out. */
export const maxSplits = 100_000;
