/**
 * Levels that brackets, blocks, templates, conditionals and signs may be nested together. The package `hcl2-parser` calls
 * itself and overflows the stack somewhere beyond 150.
 */
export const nestingLimit = 100;

/** Levels that evaluation may go down, through values and through the locals and variables that they name. */
export const evaluationDepthLimit = 200;

/**
 * What following names may cost in one module: one for each value that a variable or local brings in, and one for each 64
 * characters of text. Locals that double each other reach it, and nothing else.
 */
export const evaluationCostLimit = 100_000;

/** Pieces of a refused block that are tried alone to find the one at fault. */
export const searchLimit = 200;
