/** The variable that an expression is: `mode` for `var.mode`; undefined for any other expression. */
export function variableOf(expression: string): string | undefined {
  return /^(?:"\$\{ ?)?var\.([\w-]+)(?: ?\}")?$/.exec(expression)?.[1];
}

/** How to supply what `expression` stands for on the command line. */
export function supplyHint(expression: string): string {
  const name = variableOf(expression);
  return name === undefined
    ? "Write the value itself, or take it from a variable and give that with `--var`."
    : `Give it: --var ${name}=VALUE`;
}
