// Consul has no such limits. Far beyond what anybody writes, they keep hostile input from taking all time and memory.

/** Redirects and default subsets followed from one target. */
export const maxRedirects = 1_000;

/** Splitters inside splitters. */
export const maxSplitterDepth = 500;

/** Legs of all splitters of a chain, after nested ones are multiplied out. */
export const maxSplits = 100_000;

/** Trial writes made to find an order in which entries can be stored. */
export const maxTrialWrites = 200_000;

/** Orders tried, each beginning with the entries that the one before could not store. */
export const maxOrders = 5;
