/** Levels of braces, brackets and labels that may enclose each other; Consul has no limit. */
export const maximumDepth = 1200;

/**
 * Values that one text may mean. Only repetition reaches it: `S "a" {} s "b" {}` gives both blocks to both keys, and
 * blocks inside each other double and double again.
 */
export const maximumValues = 10_000_000;

/** Heredocs without an end after which the lexer looks for something that was meant to be the end; each look may cost the whole text. */
export const maximumRepairedHeredocs = 10;

/** Labels that the objects of one text in the JSON dialect may become; only deep nesting of wide objects reaches it. */
export const maximumFlattenedLabels = 1_000_000;
